import type { Rule } from '../rule.ts';
import { passiveCapabilityForbidden } from './passive-capability-forbidden.ts';
import { unknownVariable } from './unknown-variable.ts';

/** Every rule of meaning. */
export const rules: readonly Rule[] = [passiveCapabilityForbidden, unknownVariable];
