import { describe, expect, it } from 'vitest';
import { readPage } from './pages.ts';

/** One word for one thing: the glossary explains each term once. */

const rows = readPage('kb/glossary.md')
  .text.split('\n')
  .flatMap((line) => {
    const [, term, means, avoid] = /^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/.exec(line) ?? [];
    return term === undefined || term === 'term' || term.startsWith('---')
      ? []
      : [{ term, means: means as string, avoid: avoid as string }];
  });

describe('the glossary', () => {
  it('has no term twice', () => {
    const terms = rows.map(({ term }) => term);
    expect(terms.filter((term, index) => terms.indexOf(term) !== index)).toEqual([]);
    expect(terms.length).toBeGreaterThan(60);
  });

  it('tells nobody to avoid the word that it explains', () => {
    const own = rows.filter(({ term, avoid }) => avoid.split(', ').includes(term));
    expect(own).toEqual([]);
  });
});
