import type { ForbiddenPattern } from '../model/model.ts';

/** How often something was seen, and when. Times are milliseconds since 1970, null when unknown. */
export interface Sightings {
  readonly count: number;
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  /** One of the lines, without secrets. */
  readonly sample: string;
}

/** A forbidden pattern that was found. */
export interface PatternHit extends Sightings {
  readonly pattern: ForbiddenPattern;
}

/** What a log holds. */
export interface LogScan {
  /** Lines that were looked at, and lines that were too old. */
  readonly lines: number;
  readonly older: number;
  /** Lines that begin like JSON and are none; they were searched as text. */
  readonly broken: number;
  /** Times of the first and the last line of the whole log. */
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  /** Lines of the level `error` and worse, whether a pattern fits or not. */
  readonly errors: Sightings | null;
  /** The worst first. */
  readonly hits: readonly PatternHit[];
}
