import type { Address } from '../diagnostics/address.ts';
import type { RuleFinding } from './rule.ts';
import { suggested } from './suggestion.ts';

export interface UnknownName {
  readonly at: Address;
  readonly name: string;
  /** Names that exist, in the order in which people should read them. */
  readonly names: readonly string[];
  readonly text: string;
  /** What to do when none of them is meant. */
  readonly hint?: string;
}

/** A name that leads nowhere, with the names that exist. */
export function unknownName({ at, name, names, text, hint }: UnknownName): RuleFinding {
  return {
    at,
    text,
    allowed: names,
    ...(hint === undefined ? {} : { hint }),
    ...suggested(name, names),
  };
}
