import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { titlesOf } from './docs/titles-of-tests.ts';

/** Each incident of the systems before this one has a test that is named after it. */

const ROOT = join(import.meta.dirname, '..');
const ROWS = { A: 12, B: 12, C: 12, D: 14, E: 13, F: 18 } as const;

interface Row {
  readonly id: string;
  readonly what: string;
  /** Where its tests are; empty when it does not apply. */
  readonly files: readonly string[];
  /** What stands in place of files. */
  readonly reason: string;
}

const rows = readFileSync(join(ROOT, 'kb', 'incidents.md'), 'utf8')
  .split('\n')
  .flatMap((line): Row[] => {
    const [, id, what, where] = /^\| ([A-F]\d+) \| (.+?) \| (.+) \|$/.exec(line) ?? [];
    if (id === undefined || what === undefined || where === undefined) return [];
    const files = [...where.matchAll(/`([^`]+)`/g)].map((match) => match[1] as string);
    return [{ id, what, files, reason: files.length === 0 ? where : '' }];
  });

function names(title: string, id: string): boolean {
  return new RegExp(`\\b${id}\\b`).test(title);
}

describe('kb/incidents.md', () => {
  it('has every incident once, in order', () => {
    const ids = Object.entries(ROWS).flatMap(([letter, count]) =>
      Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
    );
    expect(rows.map(({ id }) => id)).toEqual(ids);
  });

  it.each(rows.filter(({ files }) => files.length > 0))('$id has a test of its name', (row) => {
    const missing = row.files.filter(
      (file) => !existsSync(join(ROOT, file)) || !titlesOf(file).some((it) => names(it, row.id)),
    );
    expect(missing).toEqual([]);
  });

  it('says why of those that do not apply', () => {
    const without = rows.filter(({ files }) => files.length === 0);
    expect(without.filter(({ reason }) => reason.length < 40)).toEqual([]);
    expect(without.map(({ id }) => id)).toEqual(['B12', 'D14']);
  });

  it('finds names in titles, and only there', () => {
    const titles = titlesOf('test/incidents.test.ts');
    expect(titles.some((title) => names(title, 'E12'))).toBe(true);
    expect(titles.some((title) => names(title, 'E1'))).toBe(false);
  });
});

describe('the event loop', () => {
  /** Read once, when the first request comes or the service starts. */
  const AT_START = [
    'src/http/openapi.ts',
    'src/ops/contract-hash.ts',
    'src/ops/page/page-files.ts',
  ];

  it('E12: is not held up by files: nothing but the start reads them synchronously', () => {
    const found = ts.sys
      .readDirectory(join(ROOT, 'src'), ['.ts'])
      .filter((file) => /\b\w+Sync\(/.test(readFileSync(file, 'utf8')))
      .map((file) => file.slice(ROOT.length + 1).replaceAll('\\', '/'));
    expect(found.sort()).toEqual(AT_START);
  });
});
