/** What is asked whether an invariant still holds: one entry of `enforced_by` in the contract. */
export type Gate =
  | {
      readonly test: string;
      /** Part of the title of the test in that file that has to fail. */
      readonly title: string;
    }
  | { readonly scenario: string }
  | { readonly diagnostic: string }
  | { readonly rule: string };

/** One way to break an invariant, and what its gate has to say about it. */
export interface Mutation {
  readonly invariant: string;
  readonly gate: Gate;
  /** What is broken, in words. */
  readonly breaks: string;
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** Part of what the gate says, so that it is red for this reason and no other. */
  readonly red: string;
}

/** The gate as the contract names it, such as `test/env/env.test.ts` or `scenario S3`. */
export function nameOfGate(gate: Gate): string {
  if ('test' in gate) return gate.test;
  const [[kind, name] = ['', '']] = Object.entries(gate);
  return `${kind} ${name}`;
}

/**
 * A text with the broken line in the place of the right one. Throws when the line that is to be
 * broken does not stand there exactly once.
 */
export function broken(text: string, { file, find, replace }: Mutation): string {
  const times = text.split(find).length - 1;
  if (times !== 1) {
    throw new Error(`${file} holds ${JSON.stringify(find)} ${times} times. It has to be once.`);
  }
  // Not the text itself: it may hold signs that stand for something, such as `$&`.
  return text.replace(find, () => replace);
}
