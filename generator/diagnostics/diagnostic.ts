import type { Position, TextRange } from '../source/source-text.ts';
import type { Severity } from './code-info.ts';
import type { DiagnosticCode } from './codes.ts';
import type { Fix } from './finding.ts';

/** A finding with its position and the source around it: all that a formatter needs. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly title: string;
  readonly text: string;
  readonly place: Place;
  readonly allowed: readonly string[];
  readonly nearest: string | null;
  readonly hint: string | null;
  readonly related: readonly { readonly place: Place; readonly text: string }[];
  /** `replacement` is the text to write at `range`, letter by letter. */
  readonly fix: (Pick<Fix, 'title' | 'replacement'> & { readonly range: TextRange }) | null;
}

/** A marked part of a line. */
export interface Place {
  readonly file: string;
  readonly range: TextRange;
  readonly start: Position;
  readonly end: Position;
  /** The whole line in which the mark begins. */
  readonly sourceLine: string;
  /** Address in the contract, such as `env.variables.PORT`; null where there is none. */
  readonly path: string | null;
}

/** By file, then by position, then by code: the order in which people read. */
export function inReadingOrder(left: Diagnostic, right: Diagnostic): number {
  return (
    compare(left.place.file, right.place.file) ||
    left.place.range.start - right.place.range.start ||
    compare(left.code, right.code) ||
    compare(left.text, right.text)
  );
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
