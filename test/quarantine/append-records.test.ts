import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { appendRecords } from '../../generator/yaml/append-records.ts';

const ENTRY = { file: 'quarantine/a.ts', reason: 'Copy of b' };
const append = (text: string, records = [ENTRY]) => appendRecords(text, 'legacy', 'items', records);

/** What is appended to a list, beside how the list is written. */
const SHAPES: readonly (readonly [string, string, string])[] = [
  [
    'an empty list in brackets, with a comment',
    'a: 1\nlegacy:\n  items: [] # none\n\n# next\nb: 2\n',
    'a: 1\nlegacy:\n  items: # none\n    - file: quarantine/a.ts\n      reason: Copy of b\n\n# next\nb: 2\n',
  ],
  [
    'a list in lines, with a comment after it',
    'legacy:\n  items:\n    - file: x # one\n      reason: y # two\n  # tail\nb: 2\n',
    'legacy:\n  items:\n    - file: x # one\n      reason: y # two\n    - file: quarantine/a.ts\n      reason: Copy of b\n  # tail\nb: 2\n',
  ],
  [
    'a list that is not indented',
    'legacy:\n  items:\n  - file: x\n',
    'legacy:\n  items:\n  - file: x\n  - file: quarantine/a.ts\n    reason: Copy of b\n',
  ],
  [
    'a last entry with a text of several lines',
    'legacy:\n  items:\n    - reason: |\n        y\n        z\nb: 2\n',
    'legacy:\n  items:\n    - reason: |\n        y\n        z\n    - file: quarantine/a.ts\n      reason: Copy of b\nb: 2\n',
  ],
  [
    'entries in braces',
    'legacy:\n  items:\n    - {\n        file: x,\n      }\n  directory: q\n',
    'legacy:\n  items:\n    - {\n        file: x,\n      }\n    - file: quarantine/a.ts\n      reason: Copy of b\n  directory: q\n',
  ],
  [
    'a list in brackets in one line',
    'legacy:\n  items: [{ file: x }]\n',
    'legacy:\n  items: [{ file: x }, { file: quarantine/a.ts, reason: Copy of b }]\n',
  ],
  [
    'a list in brackets, a line for each',
    'legacy:\n  items: [\n      { file: x }, # c\n    ]\n',
    'legacy:\n  items: [\n      { file: x },\n      { file: quarantine/a.ts, reason: Copy of b }, # c\n    ]\n',
  ],
  [
    'a section in braces',
    'legacy: { directory: q, items: [] }\n',
    'legacy: { directory: q, items: [{ file: quarantine/a.ts, reason: Copy of b }] }\n',
  ],
  [
    'no list yet',
    'legacy:\n  directory: q # c\nb: 2',
    'legacy:\n  directory: q # c\n  items:\n    - file: quarantine/a.ts\n      reason: Copy of b\nb: 2',
  ],
  [
    'no list yet, in braces',
    'legacy: { directory: q }',
    'legacy: { directory: q, items: [{ file: quarantine/a.ts, reason: Copy of b }] }',
  ],
  [
    'a key without a value',
    'legacy:\n  items: # c\nb: 2\n',
    'legacy:\n  items: # c\n    - file: quarantine/a.ts\n      reason: Copy of b\nb: 2\n',
  ],
  [
    'no line end at the end of the file',
    'legacy:\n  items:\n    - file: x',
    'legacy:\n  items:\n    - file: x\n    - file: quarantine/a.ts\n      reason: Copy of b',
  ],
  [
    'line ends of Windows',
    'legacy:\r\n  items: []\r\nb: 2\r\n',
    'legacy:\r\n  items:\r\n    - file: quarantine/a.ts\r\n      reason: Copy of b\r\nb: 2\r\n',
  ],
  [
    'a byte order mark',
    '\uFEFFlegacy:\n  items: []\n',
    '\uFEFFlegacy:\n  items:\n    - file: quarantine/a.ts\n      reason: Copy of b\n',
  ],
];

describe('a record is added to', () => {
  it.each(SHAPES)('%s', (_title, before, after) => {
    expect(append(before)).toBe(after);
  });

  it('our own contract, of which every other byte stays', () => {
    const text = readFileSync(join(import.meta.dirname, '../../contract/truth.yaml'), 'utf8');
    const changed = append(text) as string;
    let start = 0;
    while (text[start] === changed[start]) start++;
    let tail = 0;
    while (text.at(-1 - tail) === changed.at(-1 - tail) && tail < text.length - start) tail++;
    const removed = text.slice(start, text.length - tail);
    expect(['', ' []']).toContain(removed);
    expect(parse(changed).legacy.items.at(-1)).toEqual(ENTRY);
  });

  it('a list together with others, in their order', () => {
    const two = [ENTRY, { file: 'quarantine/c.ts', reason: 'Gone' }];
    for (const [, before] of SHAPES) {
      expect(parse(append(before, two) as string).legacy.items.slice(-2)).toEqual(two);
    }
  });
});

describe('what a person types as a reason', () => {
  it.each([
    'a: b # c',
    'replaced by {new}, see [docs]',
    '"quoted" and \'quoted\'',
    '- a dash',
    'yes',
    '2026-01-01',
    '*star & more',
    'Заменено',
    `long ${'word '.repeat(60)}end`,
  ])('%s is read as it was typed', (reason) => {
    for (const [, before] of SHAPES) {
      const changed = append(before, [{ file: 'quarantine/a.ts', reason }]) as string;
      expect(parse(changed).legacy.items.at(-1).reason).toBe(reason);
    }
  });

  it('is written in one line', () => {
    const changed = append('legacy:\n  items: []\n', [{ file: 'a', reason: 'one\n  two ' }]);
    expect(parse(changed as string).legacy.items).toEqual([{ file: 'a', reason: 'one two' }]);
  });
});

describe('nothing is guessed for', () => {
  it.each([
    ['a list behind an alias', 'x: &l []\nlegacy:\n  items: *l\n'],
    ['a section behind an alias', 'x: &l { items: [] }\nlegacy: *l\n'],
    ['a list that is taken over', 'b: &b { items: [{ file: x }] }\nlegacy:\n  <<: *b\n'],
    ['a list that is none', 'legacy:\n  items: 5\n'],
    ['no section', 'b: 2\n'],
    ['a text that cannot be read', 'legacy:\n  items: [\n'],
  ])('%s', (_title, text) => {
    expect(append(text)).toBeNull();
  });
});
