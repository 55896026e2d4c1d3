import { describe, expect, it } from 'vitest';
import { verifyRules } from '../../generator/verify/rules/all-verify-rules.ts';
import { askSample } from '../../generator/verify/samples/ask-sample.ts';
import { parseSamples } from '../../generator/verify/samples/sample.ts';
import { locator } from '../../generator/yaml/locate.ts';

/** Samples are looked at on 2026-06-15. */
function codesAfter(comment: string): string[] {
  const text = `=== bad\n--- src/orders.ts\n${comment}\nexport * from 'pg';\n`;
  const [sample] = parseSamples(text);
  if (sample === undefined) throw new Error('no sample');
  const rules = verifyRules.filter(({ code }) => code === 'wildcard-export');
  return askSample(sample, rules, locator).map(({ code }) => code);
}

describe('a finding', () => {
  it.each([
    ['is hidden until the day that is named', '2026-06-15: a partner', []],
    [
      'is shown again after it',
      '2026-06-14: a partner',
      ['suppression-expired', 'wildcard-export'],
    ],
    ['is shown when no reason is given', '2026-06-15:', ['suppression-invalid', 'wildcard-export']],
    [
      'is shown when no end is given',
      'then: a partner',
      ['suppression-invalid', 'wildcard-export'],
    ],
  ])('%s', (_, words, codes) => {
    expect(codesAfter(`// truth-allow wildcard-export until ${words}`)).toEqual(codes);
  });
});
