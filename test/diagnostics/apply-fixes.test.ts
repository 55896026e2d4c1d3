import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { applyFixes } from '../../generator/diagnostics/apply-fixes.ts';
import type { Finding, Fix } from '../../generator/diagnostics/finding.ts';
import { about, atKey, atValue } from './diagnostic-samples.ts';

function fixed(text: string, ...findings: readonly Finding[]): string | undefined {
  return applyFixes(about(text, ...findings), [{ path: 'a.yaml', text }])[0]?.text;
}

function replaced(text: string, replacement: string, style?: Fix['style']): string | undefined {
  const fix: Fix = { title: 'x', replacement, ...(style === undefined ? {} : { style }) };
  return fixed(text, atValue(['a'], { fix }));
}

describe('a fix', () => {
  it.each([
    ['a: old # c', 'new', undefined, 'a: new # c'],
    ['a: "old"', 'new', undefined, 'a: "new"'],
    ["a: 'old'", 'new', undefined, "a: 'new'"],
    ["a: 'old'", "it's", undefined, "a: 'it''s'"],
    ['a: old', '10', undefined, 'a: "10"'],
    ['a: old', 'true', undefined, 'a: "true"'],
    ['a: old', '#fff', undefined, 'a: "#fff"'],
    ['a: "10"', '10', 'plain', 'a: 10'],
    ['a: "yes"', 'true', 'plain', 'a: true'],
    ['a: 1.10', '1.1', 'quote', 'a: "1.10"'],
    ['{ a: old, b: 1 }', 'new', undefined, '{ a: new, b: 1 }'],
    ['a: >-\n  old\nb: 1\n', 'new', undefined, 'a: new\nb: 1\n'],
    ['\ufeffa: old\r\nb: 1\r\n', 'new', undefined, '\ufeffa: new\r\nb: 1\r\n'],
  ] as const)('of %j to %j (%s)', (text, replacement, style, expected) => {
    expect(replaced(text, replacement, style)).toBe(expected);
  });

  it('renames a key and leaves its value', () => {
    const fix = { title: 'x', replacement: 'new' };
    expect(fixed('old: 1\n"b": 2\n', atKey(['old'], { fix }), atKey(['b'], { fix }))).toBe(
      'new: 1\n"new": 2\n',
    );
  });

  it('of two for one place only the first is carried out', () => {
    const fix = (replacement: string): Fix => ({ title: 'x', replacement });
    expect(
      fixed(
        'a: old\n',
        atValue(['a'], { text: 'A', fix: fix('one') }),
        atValue(['a'], { text: 'B', fix: fix('two') }),
      ),
    ).toBe('a: one\n');
  });

  it('changes no file of which nothing certain is said', () => {
    expect(applyFixes(about('a: 1', atValue(['a'])), [{ path: 'a.yaml', text: 'a: 1' }])).toEqual(
      [],
    );
  });

  it('writes a text that YAML reads back as the one that was meant', () => {
    const old = fc.constantFrom('old', '"old"', "'old'", '5');
    const meant = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.constantFrom('no', '~'),
    );
    fc.assert(
      fc.property(old, meant, (word, replacement) => {
        const block = replaced(`a: ${word}\nb: 1\n`, replacement);
        expect(parse(block ?? '')).toEqual({ a: replacement, b: 1 });
        const flow = replaced(`{ a: ${word}, b: [1] }`, replacement);
        expect(parse(flow ?? '')).toEqual({ a: replacement, b: [1] });
      }),
    );
  });
});
