import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSamples } from '../../generator/cli/verify-self-test.ts';
import { type VerifyCode, verifyCodes } from '../../generator/diagnostics/verify-codes.ts';
import { verifyRules } from '../../generator/verify/rules/all-verify-rules.ts';
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
