import { basename, dirname } from 'node:path/posix';
import type { Finding } from '../diagnostics/finding.ts';
import { importAliases } from '../verify/code/import-aliases.ts';
import { isCode } from '../verify/project/paths.ts';
import type { ProjectView } from '../verify/project/project-view.ts';
import { computedReferences, mayCompute } from '../verify/references/computed-references.ts';
import { contractReferences } from '../verify/references/contract-references.ts';
import { type Reference, referencesIn, referringPaths } from '../verify/references/references.ts';

/** Places in files outside of a group that name one of the group, or find it in its folder. */
export function referencesToAny(view: ProjectView, files: ReadonlySet<string>): Reference[] {
  const { sources, tests, generated } = view.policy.folders;
  const aliases = importAliases(view);
  const mention = mentionOf(files);
  const skipped = new Set(['.', sources, tests, generated]);
  return referringPaths(view)
    .filter((path) => !files.has(path))
    .flatMap((path) => {
      const text = view.text(path);
      const named = mention.test(text) ? referencesIn(view, path, aliases) : [];
      const found = isCode(path) && mayCompute(text) ? view.codeFile(path) : null;
      return [
        ...named.filter(({ to }) => files.has(to)),
        ...(found === null ? [] : computedReferences(found, files, skipped)),
      ];
    });
}

/** What a text must hold to name one of them: parsing every file would take seconds. */
function mentionOf(files: ReadonlySet<string>): RegExp {
  const words = [...files].flatMap((file) => {
    const stem = basename(file).replace(/(\.d)?\.[^.]+$/, '');
    const name = stem === 'index' ? basename(dirname(file)) : stem;
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    // A folder imports its own index as `.`, and the one above as `..`.
    return stem === 'index' ? [escaped, '[\'"`]\\.{1,2}/?[\'"`]'] : [escaped];
  });
  return new RegExp(words.join('|'));
}

const SENTENCES = {
  import: (from: string, to: string) => `${from} imports ${to}.`,
  path: (from: string, to: string) => `${from} names ${to}.`,
  folder: (from: string, to: string) => `${from} looks into the folder in which ${to} lies.`,
} as const;

/** Everything that would lead into the quarantine when these files lay there, as findings. */
export function reachingPlaces(view: ProjectView, files: ReadonlySet<string>): Finding[] {
  const together = [...files].join(' ');
  const byFiles = referencesToAny(view, files).map(({ from, to, range, kind }): Finding => {
    return {
      code: 'quarantine-reached',
      at: { file: from, range },
      text: SENTENCES[kind](from, to),
      hint: `Take this out first; or, if ${from} is not needed either: truth quarantine ${together} ${from}`,
    };
  });
  const byContract = contractReferences(view)
    .filter(({ to }) => files.has(to))
    .map(({ to, at }): Finding => {
      const text = `The contract names ${to}.`;
      const hint = 'Name what took its place, or remove the entry.';
      return { code: 'quarantine-reached', at, text, hint };
    });
  return [...byFiles, ...byContract];
}
