import { lstatSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { parseManifest } from '../output/manifest.ts';
import type { FileFacts } from '../quarantine/why-it-stays.ts';
import { isInside } from '../verify/project/paths.ts';
import type { ProjectView } from '../verify/project/project-view.ts';

/** Looks up what a file of a project is. `root`: absolute; the paths asked for are relative to it. */
export function fileFacts(root: string, view: ProjectView): (path: string) => FileFacts {
  const { generated } = view.policy.folders;
  const manifest = parseManifest(view.text(`${generated}/manifest.json`) || null);
  const made = new Set(Object.keys(manifest?.files ?? {}));
  return (path) => ({
    kind: kindOf(root, path, view),
    isGenerated: isInside(path, generated) || made.has(path),
  });
}

function kindOf(root: string, path: string, view: ProjectView): FileFacts['kind'] {
  const found = lstatSync(join(root, path), { throwIfNoEntry: false });
  if (found === undefined) return 'missing';
  if (realpathSync(join(root, path)) !== join(realpathSync(root), path)) return 'link';
  if (found.isDirectory()) return 'folder';
  return view.isFile(path) ? 'file' : 'ignored';
}
