import type { VerifyRule } from '../verify-rule.ts';
import { duplicateFunction } from './duplicate-function.ts';
import { envRead } from './env-read.ts';
import { wildcardExport } from './wildcard-export.ts';

/** Every rule on code. */
export const verifyRules: readonly VerifyRule[] = [duplicateFunction, envRead, wildcardExport];
