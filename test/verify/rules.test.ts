import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSamples } from '../../generator/cli/verify-self-test.ts';
import { applyFixes } from '../../generator/diagnostics/apply-fixes.ts';
import { type VerifyCode, verifyCodes } from '../../generator/diagnostics/verify-codes.ts';
import { verifyRules } from '../../generator/verify/rules/all-verify-rules.ts';
import { askSample } from '../../generator/verify/samples/ask-sample.ts';
import { parseSamples } from '../../generator/verify/samples/sample.ts';
import { selfTest } from '../../generator/verify/samples/self-test.ts';
import { locator } from '../../generator/yaml/locate.ts';

/** Every rule beside the samples in which it finds something, or nothing. */

const verify = join(import.meta.dirname, '../../generator/verify');
const codes = Object.keys(verifyCodes) as VerifyCode[];
const verdicts = selfTest(verifyRules, readSamples, locator);

describe('samples', () => {
  it.each(codes)('%s', (code) => {
    const own = verdicts.filter((each) => each.code === code);
    expect(own.length).toBeGreaterThan(1);
    for (const { title, fault } of own) expect([title, fault]).toEqual([title, null]);
  });

  it('say in a sentence what is wrong and what to do', () => {
    for (const { code, diagnostics } of verdicts) {
      for (const { text, hint, fix } of diagnostics) {
        expect([code, text]).toEqual([code, expect.stringMatching(/[.?]$/)]);
        expect([code, hint ?? fix?.title]).not.toEqual([code, undefined]);
      }
    }
  });
});

describe('fixes', () => {
  const fixable = verdicts.filter(({ diagnostics }) => diagnostics.some(({ fix }) => fix !== null));

  it.each(fixable.map(({ code, title }) => [code, title] as const))(
    '%s, %s: mend what they say, and nothing new is found',
    (code, title) => {
      const own = verifyRules.filter((rule) => rule.code === code);
      const rules = own.length > 0 ? own : verifyRules;
      const sample = parseSamples(readSamples(code) ?? '').find((each) => each.title === title);
      if (sample === undefined) throw new Error('no sample');
      const before = askSample(sample, rules, locator);
      const fixed = applyFixes(before, sample.files);
      expect(fixed.length).toBeGreaterThan(0);
      const texts = new Map(fixed.map(({ path, text }) => [path, text]));
      const files = sample.files.map((each) => ({
        ...each,
        text: texts.get(each.path) ?? each.text,
      }));
      const missing = fixed.filter(({ path }) => !files.some((each) => each.path === path));
      const added = missing.map((each) => ({ ...each, marks: [] }));
      const after = askSample({ ...sample, files: [...files, ...added] }, rules, locator);
      const left = before.filter(({ fix }) => fix === null).map(({ text }) => text);
      expect(after.map(({ text }) => text)).toEqual(left);
    },
  );

  it('exist', () => {
    expect(new Set(fixable.map(({ code }) => code)).size).toBeGreaterThan(5);
  });
});

describe('the table of rules', () => {
  it('has a file, samples and a code for each', () => {
    const rules = readdirSync(join(verify, 'rules')).filter(
      (name) => name !== 'all-verify-rules.ts',
    );
    expect(rules.sort()).toEqual(verifyRules.map(({ code }) => `${code}.ts`).sort());
    const samples = readdirSync(join(verify, 'fixtures'));
    expect(samples.sort()).toEqual(codes.map((code) => `${code}.txt`).sort());
  });

  it('leaves only codes about suppressions without a rule', () => {
    const ruled = new Set(verifyRules.map(({ code }) => code));
    expect(
      codes.filter((code) => !ruled.has(code) && !/^(suppression|baseline)-/.test(code)),
    ).toEqual([]);
  });
});
