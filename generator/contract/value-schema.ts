/** A text, a number or a truth value. */
export type Scalar = string | number | boolean;

/** JSON Schema of one value: the subset of truth.yaml and of model files together. */
export interface ValueSchema {
  readonly type: string;
  readonly enum?: readonly Scalar[];
  readonly const?: Scalar;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: ValueSchema;
  readonly properties?: Readonly<Record<string, ValueSchema>>;
  readonly required?: readonly string[] | boolean;
  readonly 'x-media'?: MediaSchema;
  readonly 'x-value-labels'?: Readonly<Record<string, string>>;
  readonly 'x-tolerates'?: string;
  readonly 'x-label'?: unknown;
  readonly 'x-hint'?: unknown;
}

/** What kind of file the vendor fetches, with pairs of bounds `min_*` and `max_*`. */
export interface MediaSchema {
  readonly kind: string;
  readonly accept?: readonly string[];
  readonly [bound: string]: unknown;
}
