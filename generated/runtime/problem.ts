// Copied by truth gen from the runtime of truthgen. Do not edit.
/** What is wrong with an input, in a form that programs can act on and people can read. */
export interface Problem {
  /** `aspect_ratio`, `multi_prompt[1].duration`; empty when it is about the whole input. */
  readonly path: string;
  readonly code: ProblemCode;
  /** In English: what was found, what is allowed, what to do. */
  readonly message: string;
  readonly messageRu: string;
  readonly allowed?: readonly (string | number | boolean)[];
  /** The allowed value that was probably meant. */
  readonly suggestion?: string | number;
}

export type ProblemCode =
  | 'required'
  | 'type'
  | 'enum'
  | 'too-small'
  | 'too-large'
  | 'multiple-of'
  | 'too-short'
  | 'too-long'
  | 'pattern'
  | 'url'
  | 'too-few'
  | 'too-many'
  | 'conflict'
  | 'missing-with'
  | 'rule'
  | 'unknown-model'
  | 'removed-model';

/** Something that does no harm but was probably not meant. */
export interface Note {
  readonly path: string;
  readonly code: 'unknown-parameter';
  readonly message: string;
  readonly messageRu: string;
  /** The known name that was probably meant. */
  readonly suggestion?: string;
}

export type CheckResult<Value> =
  | {
      readonly ok: true;
      /** The documented form: the input itself when it is already in that form. */
      readonly value: Value;
      readonly notes?: readonly Note[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };
