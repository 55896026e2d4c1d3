import { isInside } from '../project/paths.ts';
import { assignedSecrets } from '../secrets/assigned-secrets.ts';
import { connectionPasswords, type FoundSecret, knownSecrets } from '../secrets/secret-forms.ts';
import type { VerifyFinding, VerifyRule } from '../verify-rule.ts';

/** Settings of a machine. What ends in example or the like is there to be copied. */
const ENV_FILE = /(^|\/)\.env(\.local|\.[\w-]+\.local|\.prod(uction)?)?$/;
/** Digests of packages, which look like keys. */
const LOCK_FILE =
  /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock)$/;
const PAGE = /\.(md|mdx)$/;
/** In a page: a block whose first line calls it wrong. */
const WRONG_BLOCK = /^(`{3,}|~{3,})[^\n]*\b(?:wrong|bad)\b[^\n]*\n[\s\S]*?^\1/gm;

/**
 * No secret stands in a file that is kept. Known forms count everywhere; passwords in addresses and
 * values behind a name count outside of tests. What looks invented is let through, a secret made of
 * words is not seen, and neither is the history of the project. Without git nobody knows what is
 * kept, so an .env of this machine is found as well.
 */
export const secretInTree: VerifyRule = {
  code: 'secret-in-tree',
  scope: 'cheap',
  *check(view) {
    const { folders, env } = view.policy;
    for (const path of view.paths) {
      if (LOCK_FILE.test(path)) continue;
      const text = view.text(path);
      const isTest = isInside(path, folders.tests) || /\.(test|spec)\.\w+$/.test(path);
      const found = [
        ...knownSecrets(text),
        ...(isTest ? [] : connectionPasswords(text)),
        ...(isTest ? [] : assignedSecrets(path, text, env.variables)),
      ];
      const shown = PAGE.test(path) && found.length > 0 ? outsideWrongBlocks(text, found) : found;
      for (const secret of withoutOverlaps(shown)) yield about(path, secret);
      if (ENV_FILE.test(path) && found.length === 0 && /^\s*\w+\s*=\s*\S/m.test(text)) {
        yield {
          at: { file: path, range: { start: 0, end: /^[^\r\n]*/.exec(text)?.[0].length ?? 0 } },
          isSecret: true,
          text: `${path} holds the settings of one machine, and version control keeps it.`,
          hint: `Add it to .gitignore, and remove it with git rm --cached ${path}.`,
        };
      }
    }
  },
};

function about(file: string, { what, range }: FoundSecret): VerifyFinding {
  return {
    at: { file, range },
    isSecret: true,
    text: `Here stands what looks like ${what}, of ${range.end - range.start} characters.`,
    hint:
      'Revoke it where it was given out, since whoever saw the repository has it; then take it ' +
      'from the environment.',
  };
}

/** Of two that cover the same text the first in the order of the forms counts. */
function withoutOverlaps(found: readonly FoundSecret[]): FoundSecret[] {
  const kept: FoundSecret[] = [];
  for (const each of found) {
    const { start, end } = each.range;
    if (!kept.some(({ range }) => range.start < end && start < range.end)) kept.push(each);
  }
  return kept;
}

function outsideWrongBlocks(text: string, found: readonly FoundSecret[]): FoundSecret[] {
  const blocks = [...text.matchAll(WRONG_BLOCK)];
  return found.filter(
    ({ range }) =>
      !blocks.some(
        ({ index, 0: block }) => index < range.start && range.end < index + block.length,
      ),
  );
}
