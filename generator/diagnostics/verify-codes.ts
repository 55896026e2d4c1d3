import { type CodeInfo, error } from './code-info.ts';

/**
 * What `truth verify` says about code, one code for each rule. An invariant of the contract may
 * name one as its enforcement.
 */
export const verifyCodes = {
  // What may be imported
  'wildcard-export': error(
    'a module that does not say what it exports',
    '`export *` hides what is exported and from where, and lets two names meet by accident. Name what is exported.',
  ),

  // Environment, routes, jobs
  'env-read': error(
    'the environment read past its loader',
    'Only the entrypoint reads `process.env`, and hands it to `loadEnv`. A value read elsewhere is not checked at the start, has no type, and may be missing in the middle of the work.',
  ),

  // What the code does
  'duplicate-function': error(
    'one function at several places',
    'These functions are the same but for names, types and literals. A mistake that is mended in one of them stays in the others. Short functions, and those that only put data together, are not compared.',
  ),

  // The way findings are silenced
  'suppression-invalid': error(
    'a suppression that does not say why or until when',
    'It reads `truth-allow CODE until YYYY-MM-DD: reason`. Without an end it would stay for ever, without a reason nobody dares to remove it.',
  ),
  'suppression-expired': error(
    'a suppression whose time is over',
    'Mend what it hides, or say anew why it has to wait and until when.',
  ),
  'suppression-unused': error(
    'a suppression that hides nothing',
    'What it was for is mended. Remove the comment, so that it does not hide the next mistake.',
  ),
  'baseline-stale': error(
    'a known finding that is mended',
    'The baseline only becomes shorter: remove the entry, with `truth verify --fix`, so that the mistake cannot come back unseen.',
  ),
  'baseline-grown': error(
    'a finding added to the baseline',
    'The baseline holds what was there when the rule came, and it may only become shorter. Mend the finding, or suppress it in its place with a reason and an end.',
  ),
} as const satisfies Record<string, CodeInfo>;

export type VerifyCode = keyof typeof verifyCodes;
