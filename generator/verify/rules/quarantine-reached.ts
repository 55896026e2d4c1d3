import { importAliases } from '../import-aliases.ts';
import { isInside } from '../paths.ts';
import type { ProjectView } from '../project-view.ts';
import { type Reference, referencesIn, referringPaths } from '../references.ts';
import type { VerifyFinding, VerifyRule } from '../verify-rule.ts';

/**
 * Nothing leads into the quarantine: no import, no path in a text of code, no word of a script, of
 * package.json, a Dockerfile or a workflow. Looks at every file, whatever changed. Does not see a
 * path that is computed; a folder that an image copies is a matter of `dockerfile-content`.
 */
export const quarantineReached: VerifyRule = {
  code: 'quarantine-reached',
  scope: 'cheap',
  check: (view) => reachesIntoQuarantine(view).map(finding),
};

/** Every place that names a file in quarantine, or imports what would be one. */
export function reachesIntoQuarantine(view: ProjectView): Reference[] {
  const { directory } = view.policy.quarantine;
  const aliases = importAliases(view);
  const name = directory.slice(directory.lastIndexOf('/') + 1);
  // An alias into the folder has another name than the folder.
  const isHidden = aliases.some(({ targets }) => targets.some((path) => isInside(path, directory)));
  return referringPaths(view)
    .filter((path) => isHidden || view.text(path).includes(name))
    .flatMap((path) => referencesIn(view, path, aliases))
    .filter(({ to, kind }) => isInside(to, directory) && (kind === 'import' || view.isFile(to)));
}

function finding({ from, to, range, kind }: Reference): VerifyFinding {
  return {
    at: { file: from, range },
    text: `${from} ${kind === 'import' ? 'imports' : 'names'} ${to}, which is in quarantine.`,
    hint: 'Use what took its place; or move the file back and remove its entry under legacy.items.',
  };
}
