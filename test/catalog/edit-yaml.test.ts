import { describe, expect, it } from 'vitest';
import { withValueAt } from '../../generator/yaml/edit-yaml.ts';
import { entryLines } from '../../generator/yaml/render-value.ts';

const file = `# what stands above
id: a
input:
  type: object # as always
  properties:
    size: { type: string, enum: [a, b] } # in brackets
    seed:
      # seeds are whole
      type: integer
      maximum: 5

notes: The end.
`;

describe('one value of a file', () => {
  it.each<[string, readonly string[], unknown, string, string]>([
    [
      'is set in its line',
      ['input', 'properties', 'seed', 'maximum'],
      9,
      'maximum: 5',
      'maximum: 9',
    ],
    [
      'between brackets takes the entry with it',
      ['input', 'properties', 'size', 'enum'],
      ['a'],
      'size: { type: string, enum: [a, b] } # in brackets',
      'size: { type: string, enum: [a] }',
    ],
    [
      'that is new comes last in its mapping',
      ['input', 'properties', 'seed', 'minimum'],
      1,
      'maximum: 5\n',
      'maximum: 5\n      minimum: 1\n',
    ],
    ['is taken away', ['notes'], undefined, '\nnotes: The end.\n', '\n'],
    [
      'makes the mappings that it needs',
      ['price', 'unit'],
      'image',
      'notes: The end.\n',
      'notes: The end.\nprice: { unit: image }\n',
    ],
  ])('%s', (_, path, value, before, after) => {
    expect(withValueAt(file, path, value as never)).toBe(file.replace(before, after));
  });

  it('keeps the ends of lines, and the missing last one', () => {
    expect(withValueAt('a: 1\r\nb: 2\r\n', ['a'], 3)).toBe('a: 3\r\nb: 2\r\n');
    expect(withValueAt('a: 1', ['b'], 2)).toBe('a: 1\nb: 2\n');
  });

  it.each([
    ['{ a: 1 }', ['a']],
    ['- a\n', ['a']],
    ['a: [1]\n', ['a', 'b']],
    ['a: &x { b: 1 }\nc: *x\n', ['a', 'b']],
    ['a: 1\n b: 2\n', ['a']],
  ])('is left to a person in %j', (text, path) => {
    expect(withValueAt(text, path, 5)).toBeNull();
  });
});

describe('a value in lines', () => {
  it.each<[unknown, string]>([
    [['16:9', '720p', '1e5', 'yes', 'C#', 'a, b'], 'k: ["16:9", 720p, "1e5", "yes", "C#", "a, b"]'],
    ['In words: not a key', 'k: "In words: not a key"'],
    ['Words, more words.', 'k: Words, more words.'],
    ['says "so"', `k: says "so"`],
    ['"so" it says', `k: '"so" it says'`],
    ['https://example.com/a', 'k: https://example.com/a'],
    ['2026-11-29', 'k: 2026-11-29'],
    ['', 'k: ""'],
    [{}, 'k: {}'],
    [
      { enum: ['a'.repeat(60), 'b'.repeat(60)] },
      `k:\n  enum:\n    - ${'a'.repeat(60)}\n    - ${'b'.repeat(60)}`,
    ],
    [
      [{ page: `https://${'a'.repeat(60)}`, note: 'b'.repeat(30) }],
      `k:\n  - page: https://${'a'.repeat(60)}\n    note: ${'b'.repeat(30)}`,
    ],
  ])('%j', (value, lines) => {
    expect(entryLines('k', value as never, '').join('\n')).toBe(lines);
  });

  it('folds a long text', () => {
    const lines = entryLines('notes', 'A word. '.repeat(20).trim(), '');
    expect(lines[0]).toBe('notes: >-');
    expect(lines.every((line) => line.length <= 100)).toBe(true);
  });
});
