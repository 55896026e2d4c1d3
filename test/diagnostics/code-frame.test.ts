import { describe, expect, it } from 'vitest';
import { codeFrame } from '../../generator/diagnostics/code-frame.ts';
import { about, atKey, atValue } from './diagnostic-samples.ts';

/** The two lines under which a word of `text` is marked, without the line number. */
function frame(text: string, path: readonly (string | number)[]): string[] {
  const [diagnostic] = about(text, atValue(path));
  if (diagnostic === undefined) throw new TypeError('nothing was said');
  return codeFrame(diagnostic.place, 1).map((line) => line.slice('1 │ '.length));
}

describe('the mark', () => {
  it('stands under the value', () => {
    expect(frame('a: word # more', ['a'])).toEqual(['a: word # more', '   ^^^^']);
  });

  it('stands under the key', () => {
    const [diagnostic] = about('a:\n  long_key: 1\n', atKey(['a', 'long_key']));
    expect(codeFrame((diagnostic as NonNullable<typeof diagnostic>).place, 3)).toEqual([
      '  2 │   long_key: 1',
      '    │   ^^^^^^^^',
    ]);
  });

  it('stands right behind tabs, each shown as one blank', () => {
    expect(frame('a:\t\tword\t# x', ['a'])).toEqual(['a:  word # x', '    ^^^^']);
  });

  it('stands right behind wide characters, and is as wide as they are', () => {
    expect(frame('{ 玩具: x, b: word }', ['b'])).toEqual([
      '{ 玩具: x, b: word }',
      `${' '.repeat(14)}^^^^`,
    ]);
    expect(frame('a: 玩具', ['a'])).toEqual(['a: 玩具', '   ^^^^']);
    expect(frame('{ a: 🧸, b: x }', ['b'])).toEqual(['{ a: 🧸, b: x }', `${' '.repeat(12)}^`]);
  });

  it('does not count marks that join the letter before them', () => {
    expect(frame('{ a: e\u0301, b: x }', ['b'])[1]).toBe(`${' '.repeat(11)}^`);
  });

  it('counts Cyrillic letters and signs of text as one', () => {
    expect(frame('{ a: Жук ☃ →, b: x }', ['b'])[1]).toBe(`${' '.repeat(17)}^`);
  });

  it('stands right after a byte order mark and with any line end', () => {
    expect(frame('\ufeffa: word', ['a'])).toEqual(['a: word', '   ^^^^']);
    expect(frame('x: 1\r\na: word\r\nb: 2\r\n', ['a'])).toEqual(['a: word', '   ^^^^']);
  });

  it('has one sign where the text ends', () => {
    const [diagnostic] = about('a:', atValue(['a']));
    const [, mark] = codeFrame((diagnostic as NonNullable<typeof diagnostic>).place, 1);
    expect(mark).toMatch(/\^$/);
  });
});

describe('a long line', () => {
  const long = `[${'word, '.repeat(60)}`;

  it('is cut behind a mark at its beginning', () => {
    const [source, mark] = frame(`${long}last]`, [0]);
    expect(source).toHaveLength(101);
    expect(source?.endsWith('…')).toBe(true);
    expect(mark).toBe(' ^^^^');
  });

  it('is cut on both sides of a mark in the middle, which stays under its word', () => {
    const [source = '', mark = ''] = frame(
      `${long}last]`.replace(/(word, ){30}/, '$&MARK, '),
      [30],
    );
    expect(source).toMatch(/^….*…$/);
    expect(source.slice(mark.indexOf('^'))).toMatch(/^MARK, /);
    expect(mark.trim()).toBe('^^^^');
  });

  it('is cut between characters, not within one', () => {
    for (let blanks = 0; blanks < 4; blanks++) {
      const [source = ''] = frame(`${' '.repeat(blanks)}[${'🧸, '.repeat(90)}x]`, [90]);
      expect(source).toMatch(/^…/);
      expect(source.isWellFormed()).toBe(true);
    }
  });
});

describe('what could disturb a terminal', () => {
  it('is shown as a sign of the same length', () => {
    expect(frame('{ a: "\u202e\u001b[2J", b: x }'.replace('\u001b', '\u0085'), ['b'])).toEqual([
      '{ a: "��[2J", b: x }',
      `${' '.repeat(17)}^`,
    ]);
  });
});
