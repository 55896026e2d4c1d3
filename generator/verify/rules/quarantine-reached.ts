import { importAliases } from '../code/import-aliases.ts';
import { isInside } from '../project/paths.ts';
import type { ProjectView } from '../project/project-view.ts';
import { contractReferences } from '../references/contract-references.ts';
import { type Reference, referencesIn, referringPaths } from '../references/references.ts';
import type { VerifyFinding, VerifyRule } from '../verify-rule.ts';

/**
 * Nothing leads into the quarantine: no import, no path in a text of code, no word of a script, of
 * package.json, a Dockerfile or a workflow, and no part of the contract but the list of what lies
 * there. Looks at every file, whatever changed. Does not see a path that is computed; a folder that
 * an image copies is a matter of `dockerfile-content`.
 */
export const quarantineReached: VerifyRule = {
  code: 'quarantine-reached',
  scope: 'cheap',
  *check(view) {
    const { directory } = view.policy.quarantine;
    const aliases = importAliases(view);
    const name = directory.slice(directory.lastIndexOf('/') + 1);
    // An alias into the folder has another name than the folder.
    const isHidden = aliases.some(({ targets }) => targets.some((it) => isInside(it, directory)));
    for (const path of referringPaths(view)) {
      if (!isHidden && !view.text(path).includes(name)) continue;
      const references = referencesIn(view, path, aliases);
      yield* references.filter((each) => leadsThere(view, each)).map(findingOf);
    }
    yield* contractFindings(view);
  },
};

/** Whether a reference leads into the quarantine. A text that only looks like a path there does not. */
export function leadsThere(view: ProjectView, { to, kind }: Reference): boolean {
  return isInside(to, view.policy.quarantine.directory) && (kind === 'import' || view.isFile(to));
}

/** What is said about a reference that leads there. */
export function findingOf({ from, to, range, kind }: Reference): VerifyFinding {
  return {
    at: { file: from, range },
    text: `${from} ${kind === 'import' ? 'imports' : 'names'} ${to}, which is in quarantine.`,
    hint: 'Use what took its place; or move the file back and remove its entry under legacy.items.',
  };
}

/** Parts of the contract that lead there. */
export function contractFindings(view: ProjectView): VerifyFinding[] {
  return contractReferences(view)
    .filter(({ to }) => isInside(to, view.policy.quarantine.directory))
    .map(({ to, at }) => ({
      at,
      text: `The contract names ${to}, which is in quarantine.`,
      hint: 'Name what took its place, or remove this.',
    }));
}
