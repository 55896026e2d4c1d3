import { readSamples } from '../../generator/cli/verify-self-test.ts';
import { verifyRules } from '../../generator/verify/rules/all-verify-rules.ts';
import { selfTest } from '../../generator/verify/samples/self-test.ts';
import { locator } from '../../generator/yaml/locate.ts';
import type { Example } from '../contract/diagnostics-page.ts';

/** What the rules on code say about their bad samples, for the page of diagnostics. */
export function verifyExamples(): Example[] {
  return selfTest(verifyRules, readSamples, locator)
    .filter(({ title }) => title.startsWith('bad'))
    .map(({ code, diagnostics }) => ({ name: code, diagnostics }));
}
