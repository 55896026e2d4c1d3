import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VerifyCode } from '../diagnostics/verify-codes.ts';
import { packageRoot } from '../output/package-root.ts';
import { verifyRules } from '../verify/rules/all-verify-rules.ts';
import { selfTest } from '../verify/samples/self-test.ts';
import { locator } from '../yaml/locate.ts';
import type { Console } from './console.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';

/** The samples of a rule, or null when it has none. */
export function readSamples(code: VerifyCode): string | null {
  const path = join(packageRoot, 'verify/fixtures', `${code}.txt`);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** Proves that every rule can fire, at the right place, and can be silent. */
export function verifySelfTest(console: Console): ExitCode {
  const verdicts = selfTest(verifyRules, readSamples, locator);
  for (const { code, title, fault } of verdicts) {
    const word = fault === null ? (title.startsWith('ok') ? 'silent  ' : 'seen    ') : 'WRONG   ';
    console.err(`${word}  ${code}, ${title}${fault === null ? '' : `: ${fault}`}\n`);
  }
  const wrong = verdicts.filter(({ fault }) => fault !== null).length;
  if (wrong === 0) return exitCodes.clean;
  console.err(`${wrong} samples went wrong. This is a fault in truth.\n`);
  return exitCodes.ownFault;
}
