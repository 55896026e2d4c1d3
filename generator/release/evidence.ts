import type { LogScan } from '../logs/log-scan.ts';
import type { TagRecord } from './release-records.ts';

/** How a command ended. */
export interface CommandEvidence {
  /** Null when a signal ended it, or it could not be started. */
  readonly exitCode: number | null;
  /** The last lines that it wrote, without secrets. */
  readonly tail: string;
}

/** What a run of `truth smoke` found. */
export type SmokeEvidence =
  | { readonly ran: true; readonly checks: readonly SmokeCheck[] }
  | { readonly ran: false; readonly why: string };

export interface SmokeCheck {
  readonly id: string;
  readonly suite: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly reason: string | null;
}

/** What the live service said of itself. */
export type HealthEvidence =
  | { readonly answered: true; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly answered: false; readonly why: string };

/** What the last minutes of a log hold. */
export interface LogEvidence {
  /** When it was read, in milliseconds since 1970. */
  readonly nowMs: number;
  readonly scan: LogScan;
}

/** The checkout that everything is about. */
export interface CheckoutEvidence {
  /** Commit that HEAD names. */
  readonly commit: string;
  /** Paths that differ from that commit, or that no commit holds. */
  readonly changed: readonly string[];
  /** The history ends somewhere, and so do the tags. */
  readonly isShallow: boolean;
  /** Tags of releases that HEAD holds, the newest first. */
  readonly records: readonly TagRecord[];
}

/** Everything that was gathered. What is null or absent was not looked at. */
export interface Evidence {
  readonly checkout: CheckoutEvidence;
  readonly commands: Readonly<Record<string, CommandEvidence>>;
  readonly smokeHere: SmokeEvidence | null;
  readonly smokeLive: SmokeEvidence | null;
  readonly health: HealthEvidence | null;
  /** By the number of minutes. */
  readonly logs: Readonly<Record<number, LogEvidence>>;
}
