import { describe, expect, it } from 'vitest';
import { claimedQuantity } from './claim-source.ts';
import { type Page, pages } from './pages.ts';
import { lastQuantity, quantityOf, WITH_UNIT } from './quantity.ts';

/**
 * A quantity in prose is followed by a comment that says where it is true:
 * `two seconds<!-- is src/http/webhook.ts STORE_DEADLINE_MS -->`.
 */

const CLAIM = /<!-- is ([^>]+?) -->/g;

/** What follows a quantity: where it is true, or why that is not in the code. */
const SOURCE = /^<!-- (is|not of the code:) [^>]+ -->/;

/** Generated, printed by a test, or a page of what was decided and measured on one day. */
const ELSEWHERE = /^kb\/(models|diagnostics|incidents|invariants|decisions\/.*)\.md$/;

/** Lines with their numbers; empty where no prose stands. */
function proseOf({ text }: Page): string[] {
  let inside: 'fence' | 'table' | 'figures' | null = null;
  return text.split('\n').map((line, index, lines) => {
    if (inside === 'fence') {
      if (/^ {0,3}```\s*$/.test(line)) inside = null;
      return '';
    }
    if (/^ {0,3}```/.test(line)) inside = 'fence';
    else if (/^<!-- (truth|features):begin/.test(line)) inside = 'table';
    else if (/^<!-- (truth|features):end/.test(line)) inside = null;
    // Figures that were measured, up to the next empty line.
    else if (line.startsWith('<!-- figures:')) inside = 'figures';
    else if (inside === 'figures' && line === '' && lines[index - 1] !== '') {
      inside = lines[index - 1]?.startsWith('<!-- figures:') ? 'figures' : null;
    }
    if (inside !== null) return '';
    return line.replace(/`[^`]*`/g, '').replace(/\]\([^)]*\)/g, ']');
  });
}

describe('a claim', () => {
  const claims = pages.flatMap((page) =>
    page.text.split('\n').flatMap((line, index) =>
      [...line.matchAll(CLAIM)].map((match) => ({
        at: `${page.path}:${index + 1}`,
        claim: match[1] as string,
        before: line.slice(0, match.index),
      })),
    ),
  );

  it.each(claims)('$at is $claim', ({ claim, before }) => {
    expect(lastQuantity(before)).toEqual(claimedQuantity(claim));
  });

  it('is made', () => {
    expect(claims.length).toBeGreaterThan(10);
  });
});

describe('a quantity in prose', () => {
  const watched = pages.filter(({ path }) => path.startsWith('kb/') && !ELSEWHERE.test(path));

  it.each(watched.map((page) => [page.path, page] as const))('of %s is a claim', (path, page) => {
    const loose = proseOf(page).flatMap((line, index) =>
      [...line.matchAll(WITH_UNIT)]
        .filter((match) => !SOURCE.test(line.slice(match.index + match[0].length)))
        .map((match) => `${path}:${index + 1} says "${match[0]}" and not where that is true`),
    );
    expect(loose).toEqual([]);
  });
});

describe('quantities', () => {
  it.each([
    ['within two seconds', 2_000, 'ms'],
    ['half a minute', 30_000, 'ms'],
    ['1,500 ms', 1_500, 'ms'],
    ['20 MB', 20 * 1_048_576, 'bytes'],
    ['up to twenty', 20, 'count'],
  ])('%s', (text, value, kind) => {
    expect(lastQuantity(text)).toEqual({ value, kind });
  });

  it('are found with their unit, and not where there is none', () => {
    const found = (text: string) =>
      [...text.matchAll(WITH_UNIT)].map(([, number, unit]) => quantityOf(`${number}`, unit));
    expect(found('a second one, the 5 words, version 2')).toEqual([]);
    expect(found('after 5 s or an hour')).toEqual([
      { value: 5_000, kind: 'ms' },
      { value: 3_600_000, kind: 'ms' },
    ]);
  });

  it('that are not where a claim says are an error', () => {
    expect(() => claimedQuantity('src/http/webhook.ts NOT_THERE_MS')).toThrow('gives no number');
    expect(() => claimedQuantity('contract database.pool.none')).toThrow('the contract has no');
    expect(() => claimedQuantity('check none')).toThrow('has no none');
  });
});
