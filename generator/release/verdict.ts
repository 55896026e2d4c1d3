/**
 * Whether an item holds. Evidence that is missing is not evidence: only what was seen to hold is
 * met.
 */
export type Verdict =
  | { readonly outcome: 'met'; readonly seen: string }
  | {
      readonly outcome: 'not_met';
      readonly why: string;
      readonly todo: string;
      /** What was written last, or a line that shows it. */
      readonly tail?: string;
    }
  /** `todo` says what to give. */
  | { readonly outcome: 'missing'; readonly todo: string };

export function met(seen: string): Verdict {
  return { outcome: 'met', seen };
}

export function notMet(why: string, todo: string, tail?: string): Verdict {
  return { outcome: 'not_met', why, todo, ...(tail === undefined ? {} : { tail }) };
}

export function missing(todo: string): Verdict {
  return { outcome: 'missing', todo };
}
