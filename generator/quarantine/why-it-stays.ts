import { dirname } from 'node:path/posix';
import type { Policy } from '../model/policy.ts';
import { isInside } from '../verify/project/paths.ts';

/** What is known of a file besides its path. */
export interface FileFacts {
  /** `file`: an ordinary one that people keep; `ignored`: git does not keep it. */
  readonly kind: 'file' | 'folder' | 'link' | 'ignored' | 'missing';
  /** Whether `truth gen` makes it. */
  readonly isGenerated: boolean;
}

/** Tools look for these by name, so that nothing has to mention them. */
const FOUND_BY_NAME =
  /(^|\/)(\.[^/]+|package(-lock)?\.json|[tj]sconfig[\w.-]*\.json|[\w.-]+\.config\.[cm]?[jt]s|biome\.jsonc?|Dockerfile[\w.-]*|(docker-)?compose[\w.-]*\.ya?ml|render\.yaml|Makefile|README\.md|LICENSE|[^/]+\.d\.[cm]?ts)(\/|$)/;

/**
 * Why a file cannot go into quarantine whatever names it, as a sentence; null when it can.
 * @param path relative to the root of the project
 */
export function whyItStays(path: string, facts: FileFacts, policy: Policy): string | null {
  const { quarantine, contract, entrypoint } = policy;
  if (path.startsWith('../') || path.startsWith('/')) {
    return `${path} lies outside of the project. Only its own files can be recorded.`;
  }
  const byKind = ofKind(path, facts);
  if (byKind !== null) return byKind;
  if (facts.isGenerated) {
    return `${path} is generated. Change the contract, and truth gen removes what nothing makes.`;
  }
  if (isInside(path, quarantine.directory)) {
    const isRecorded = quarantine.items.some(({ file }) => file === path);
    return isRecorded ? `${path} is in quarantine already, and recorded.` : null;
  }
  if (path === entrypoint.file) {
    return `${path} is the entrypoint. Name another one under entrypoint.file first.`;
  }
  if (isInside(path, dirname(contract))) {
    return `${path} belongs to the contract. Remove its entry there and delete the file.`;
  }
  if (FOUND_BY_NAME.test(path)) {
    return `${path} is found by its name, so nothing needs to mention it. Delete it if it is not used.`;
  }
  return ofFolders(path, policy);
}

function ofKind(path: string, { kind }: FileFacts): string | null {
  switch (kind) {
    case 'missing':
      return `There is no file ${path}.`;
    case 'folder':
      return `${path} is a folder. Name the files in it; several can go together.`;
    case 'link':
      return `${path} is a link, or lies behind one. Name the file itself, where it is.`;
    case 'ignored':
      return `${path} is ignored by git. Nobody keeps it, so delete it.`;
    case 'file':
      return null;
  }
}

/** Folders whose files are used because they lie there. */
function ofFolders(path: string, { folders }: Policy): string | null {
  const read = [
    { folder: folders.migrations, hint: 'A migration that landed stays.' },
    { folder: folders.locales, hint: 'Remove its texts there.' },
    { folder: folders.models, hint: 'Mark the model as removed.' },
    ...(folders.smoke === null ? [] : [{ folder: folders.smoke, hint: 'Delete it.' }]),
  ].find(({ folder }) => isInside(path, folder));
  return read === undefined
    ? null
    : `${path} is used because it lies in ${read.folder}. ${read.hint}`;
}
