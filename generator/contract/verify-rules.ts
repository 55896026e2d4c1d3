import { verifyCodes } from '../diagnostics/verify-codes.ts';

/**
 * Names of the rules on code that `enforced_by: [{ rule }]` may name. Each of them can fire:
 * `truth verify --self-test` shows it.
 */
export const verifyRules: readonly string[] = Object.keys(verifyCodes);
