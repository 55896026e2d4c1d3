// Copied by truth gen from the runtime of truthgen. Do not edit.
/** What the contract says about the environment, as data. */

/** Stages of a process's life. What a stage needs, every later one needs too. */
export type EnvPhase = 'build' | 'start' | 'runtime';

export interface EnvVariable {
  readonly type:
    | 'string'
    | 'url'
    | 'integer'
    | 'number'
    | 'boolean'
    | 'enum'
    | 'integer_list'
    | 'string_list';
  readonly phase: EnvPhase;
  readonly description: string;
  /** Its value never appears in a message, not even in part. */
  readonly secret?: true;
  /** Always, or only when other variables have these values. */
  readonly required?: true | { readonly when: Readonly<Record<string, string>> };
  /** Parsed; absent when there is none. */
  readonly default?: string | number | boolean | readonly (string | number)[];
  readonly values?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** In UTF-16 units. */
  readonly minLength?: number;
}

export interface EnvDescriptor {
  readonly variables: Readonly<Record<string, EnvVariable>>;
  /** Names that must not be set, with the reason and the remedy. */
  readonly forbidden: Readonly<Record<string, string>>;
}

/** A parsed value; undefined when the variable is absent and has no default. */
export type EnvValue = string | number | boolean | readonly (string | number)[] | undefined;
