import { nearestName } from '../runtime/nearest-name.ts';
import { verifyRules } from '../verify/rules/all-verify-rules.ts';
import type { VerifyRule } from '../verify/verify-rule.ts';
import { UsageError } from './exit-codes.ts';

export interface ChosenRules {
  readonly asked: readonly VerifyRule[];
  /** Those that need all code, in a run that looks at a part of it. */
  readonly leftOut: readonly VerifyRule[];
}

/** The rules named by `--only a,b`, or all. Throws UsageError for a name that is none. */
export function chooseRules(only: string | undefined, isPartial: boolean): ChosenRules {
  const names = only?.split(',').map((name) => name.trim());
  const codes: readonly string[] = verifyRules.map(({ code }) => code);
  const unknown = names?.find((name) => !codes.includes(name));
  if (unknown !== undefined) {
    const nearest = nearestName(unknown, codes);
    const meant = nearest === null ? '' : ` Did you mean ${nearest}?`;
    throw new UsageError(`There is no rule ${unknown}.${meant} There are ${codes.join(', ')}.`);
  }
  const wanted = verifyRules.filter(({ code }) => names?.includes(code) ?? true);
  const asked = wanted.filter(({ scope }) => !isPartial || scope !== 'whole');
  return { asked, leftOut: wanted.filter((rule) => !asked.includes(rule)) };
}
