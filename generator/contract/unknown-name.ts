import type { Address } from '../diagnostics/address.ts';
import { editDistance, nearestName } from '../runtime/nearest-name.ts';
import type { RuleFinding } from './rule.ts';

export interface UnknownName {
  readonly at: Address;
  readonly name: string;
  /** Names that exist, in the order in which people should read them. */
  readonly names: readonly string[];
  readonly text: string;
  /** What to do when nothing can be named, because `names` is empty or the name is a new one. */
  readonly hint?: string;
}

/** A name that leads nowhere, with the names that exist. Where only one can be meant there is a fix. */
export function unknownName({ at, name, names, text, hint }: UnknownName): RuleFinding {
  const nearest = nearestName(name, names);
  return {
    at,
    text,
    allowed: names,
    ...(hint === undefined ? {} : { hint }),
    ...(nearest === null ? {} : { nearest }),
    ...(nearest !== null && isCertain(name, nearest, names)
      ? { fix: { title: `Replace with ${nearest}`, replacement: nearest } }
      : {}),
  };
}

const SHORTEST_CERTAIN = 5;

/** One slip in a name that is not short, and no second name as near: `S9` may be any scenario. */
function isCertain(name: string, nearest: string, names: readonly string[]): boolean {
  if (name.length < SHORTEST_CERTAIN) return false;
  const slips = (other: string): number => editDistance(name.toLowerCase(), other.toLowerCase());
  return slips(nearest) <= 1 && names.every((each) => each === nearest || slips(each) > 1);
}
