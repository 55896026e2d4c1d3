import { importAliases } from '../verify/code/import-aliases.ts';
import { isCode } from '../verify/project/paths.ts';
import type { ProjectView } from '../verify/project/project-view.ts';
import { referencesIn } from '../verify/references/references.ts';
import { reachingPlaces } from './reaching-places.ts';

/** Hand-written files that these import and that nothing else names: what could follow them. */
export function nextCandidates(view: ProjectView, files: ReadonlySet<string>): string[] {
  const aliases = importAliases(view);
  const own = new Set(view.paths);
  const imported = [...files].filter(isCode).flatMap((path) =>
    referencesIn(view, path, aliases)
      .filter(({ to, kind }) => kind === 'import' && own.has(to) && !files.has(to))
      .map(({ to }) => to),
  );
  return [...new Set(imported)]
    .filter((file) => reachingPlaces(view, new Set([...files, file])).length === 0)
    .sort();
}
