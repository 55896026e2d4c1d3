import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contractValue } from './contract-value.ts';
import { type Page, pages, root, tracked } from './pages.ts';

/** A name that a page sets as code is one that the project has. */

/** Pages of what was decided on one day keep the names of that day. */
const watched = pages.filter(
  ({ path }) => !/^kb\/(models|diagnostics|decisions\/.*)\.md$/.test(path),
);

/** Words of PostgreSQL, Telegram and others, which no file of ours holds. */
const OF_OTHERS = new Set(['Allow', 'NOTIFY', 'synchronous_standby_names']);
/** Where a page shows how a name is formed. */
const SHAPES = new Set(['NNNN_what_it_adds.sql']);

const words = new Set(
  tracked
    .filter((path) => /\.(ts|js|json|ya?ml|sql|ftl|cjs|run)$|Dockerfile/.test(path))
    .filter((path) => !/^test\/docs\/|^package-lock/.test(path))
    .flatMap((path) => readFileSync(join(root, path), 'utf8').match(/[\w-]+/g) ?? []),
);
function namesOf({ text }: Page): string[] {
  const prose = text.replace(/^ {0,3}```[\s\S]*?^ {0,3}```$/gm, '');
  return [...new Set([...prose.matchAll(/`([^`\n]+)`/g)].map(([, name]) => name as string))];
}

/** Null for what is no name: a command, an example, a pattern. */
function isKnown(name: string): boolean | null {
  if (OF_OTHERS.has(name) || SHAPES.has(name)) return true;
  if (/^(contract|generator|generated|kb|scripts|src|test)(\/[\w.-]+)*\/?$/.test(name)) {
    const path = name.replace(/\/$/, '');
    return existsSync(join(root, path));
  }
  const [, dotted] = /^([A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*)(?:\(\))?$/.exec(name) ?? [];
  if (dotted === undefined) return null;
  if (words.has(dotted)) return true;
  return isInContract(dotted) || dotted.split('.').every((word) => words.has(word));
}

function isInContract(path: string): boolean {
  try {
    return contractValue(path) !== undefined;
  } catch {
    return false;
  }
}

describe('a name that is set as code', () => {
  it.each(watched.map((page) => [page.path, page] as const))('%s', (_path, page) => {
    expect(namesOf(page).filter((name) => isKnown(name) === false)).toEqual([]);
  });

  it('is looked for', () => {
    expect(isKnown('leaderLock')).toBe(true);
    expect(isKnown('database.leader_lock')).toBe(true);
    expect(isKnown('src/jobs')).toBe(true);
    expect(isKnown('noSuchNameAnywhere')).toBe(false);
    expect(isKnown('src/no-such-folder')).toBe(false);
    expect(isKnown('npm run check')).toBeNull();
  });
});
