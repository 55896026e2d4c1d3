import type { Address } from './address.ts';
import type { DiagnosticCode } from './codes.ts';

/** One thing that is wrong, or doubtful, before anyone has looked up where exactly it stands. */
export interface Finding {
  readonly code: DiagnosticCode;
  readonly at: Address;
  /** What was found and where it belongs, as one or two sentences. */
  readonly text: string;
  /** Every legal value or name, in a sensible order. */
  readonly allowed?: readonly string[];
  /** The one of them that was probably meant. */
  readonly nearest?: string;
  /** What to do, as one sentence, where the text alone does not say it. */
  readonly hint?: string;
  readonly related?: readonly RelatedPlace[];
  /** Findings with one code and one group come from one mistake: the first of them is shown. */
  readonly group?: string;
  /** The marked text is a secret: no report shows it. */
  readonly isSecret?: true;
  /** Text for the place of `at`, where only one thing can be meant. */
  readonly fix?: Fix;
}

/** A second place that explains the first. */
export interface RelatedPlace {
  readonly at: Address;
  readonly text: string;
}

/** A change that is certain. */
export interface Fix {
  /** What it does, such as `Replace with "runtime"`. */
  readonly title: string;
  /** What the new word means; quotes are put around it where YAML needs them. */
  readonly replacement: string;
  /**
   * `plain`: a number or a truth value, never in quotes. `quote`: the word as it is written goes
   * into quotes, because YAML may have read `1.10` as 1.1. `code`: the text stands in no YAML file
   * and is written letter by letter.
   */
  readonly style?: 'plain' | 'quote' | 'code';
}
