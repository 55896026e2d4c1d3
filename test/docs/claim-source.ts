import { claimChecks } from './claim-checks.ts';
import { constantOf } from './constant-of.ts';
import { contractValue } from './contract-value.ts';
import { tracked } from './pages.ts';
import type { Quantity } from './quantity.ts';

/**
 * The quantity that a claim names, looked up where it is true:
 *
 * - `contract database.pool.max`: a value of the contract; its unit stands in its name
 * - `src/http/webhook.ts STORE_DEADLINE_MS`: a constant of the code, or an entry of one; the same
 * - `count contract database.tables`: how many entries a part of the contract has
 * - `count src/db/migrations/*.sql`: how many files there are
 * - `check NAME`: what `claim-checks.ts` computes
 *
 * Throws when there is no such thing.
 */
export function claimedQuantity(claim: string): Quantity {
  const [first = '', second = '', third = ''] = claim.trim().split(/\s+/);
  if (first === 'check') {
    const check = claimChecks[second];
    if (check === undefined) throw new Error(`claim-checks.ts has no ${second}`);
    return check();
  }
  if (first === 'contract') return inUnitOf(second, numberOf(contractValue(second)));
  if (first === 'count' && second === 'contract') {
    return { value: Object.keys(contractValue(third) as object).length, kind: 'count' };
  }
  if (first === 'count') return { value: filesLike(second).length, kind: 'count' };
  return inUnitOf(second, constantOf(first, second));
}

function numberOf(value: unknown): number {
  const number = Number(value);
  if (Number.isNaN(number)) throw new Error(`${JSON.stringify(value)} is no number`);
  return number;
}

function filesLike(pattern: string): string[] {
  const [before = '', after = ''] = pattern.split('*');
  return tracked.filter((path) => path.startsWith(before) && path.endsWith(after));
}

/** The house rule: the unit is the end of the name. */
function inUnitOf(name: string, value: number): Quantity {
  const words = name.split(/[._]|(?<=[a-z])(?=[A-Z])/).map((word) => word.toLowerCase());
  const has = (...units: string[]): boolean => words.some((word) => units.includes(word));
  if (has('ms')) return { value, kind: 'ms' };
  if (has('seconds')) return { value: value * 1_000, kind: 'ms' };
  if (has('minutes')) return { value: value * 60_000, kind: 'ms' };
  if (has('days')) return { value: value * 86_400_000, kind: 'ms' };
  if (has('bytes')) return { value, kind: 'bytes' };
  return { value, kind: 'count' };
}
