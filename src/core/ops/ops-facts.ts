import type { Incident } from '../admin/incident.ts';
import type { Stats, StatsDays } from '../admin/stats.ts';
import type { GenerationState } from '../generation/generation.ts';
import type { Kopecks } from '../money/kopecks.ts';
import type { InstanceReport, InstanceState } from './instance-report.ts';

/** An instance as it said last that it was. Ages are by the clock of the database. */
export interface InstanceRow {
  readonly name: string;
  readonly version: string;
  readonly commit: string;
  readonly mode: InstanceState['mode'];
  readonly epoch: number | null;
  readonly leaseAgeMs: number | null;
  readonly startedAtMs: number;
  readonly modeSinceMs: number;
  /** For how long nothing was heard of it. */
  readonly silentMs: number;
  readonly report: InstanceReport;
}

/** A time in which one instance led. */
export interface TermRow {
  readonly epoch: number;
  readonly instance: string;
  readonly version: string;
  readonly commit: string;
  readonly beganAtMs: number;
}

export interface Lease {
  readonly holder: string;
  readonly epoch: number;
  readonly isLive: boolean;
  readonly ageMs: number;
  /** Since it ran out; negative while it lives. */
  readonly overMs: number;
}

export interface Waiting {
  readonly updates: number;
  readonly oldestUpdateMs: number | null;
  /** Calls that chats are owed. */
  readonly calls: number;
  readonly oldestCallMs: number | null;
  /** Jobs that are due. */
  readonly jobs: number;
  /** Jobs that will not be tried again. */
  readonly givenUpJobs: number;
}

export interface ChartPoint {
  readonly atMs: number;
  readonly value: number;
}

export interface AnswerTime {
  readonly atMs: number;
  readonly answers: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

export interface OrderState {
  readonly state: GenerationState;
  readonly orders: number;
  readonly oldestMs: number;
}

export interface FailureCount {
  readonly kind: string;
  readonly orders: number;
  readonly lastAtMs: number | null;
}

/** Why one order failed. What was said may hold words of a prompt, so only its number is kept. */
export interface VendorError {
  readonly orderId: number;
  readonly modelId: string;
  readonly atMs: number | null;
  readonly kind: string;
  /** Number of the vendor's refusal, if there is one. */
  readonly code: string | null;
  readonly isAboutCredits: boolean | null;
}

export interface VendorUse {
  readonly now: number;
  readonly peak: number;
  readonly lastAcceptedAtMs: number | null;
}

export interface MoneyFacts {
  /** Sum of all balances: zero, or the ledger is wrong. */
  readonly totalKopecks: Kopecks;
  readonly availableKopecks: Kopecks;
  readonly heldKopecks: Kopecks;
  readonly periods: readonly { readonly days: StatsDays; readonly stats: Stats }[];
}

/** Everything that was read of the database. */
export interface OpsReadings {
  readonly latencyMs: number;
  readonly instances: readonly InstanceRow[];
  readonly lease: Lease | null;
  readonly terms: readonly TermRow[];
  readonly waiting: Waiting;
  readonly orderStates: readonly OrderState[];
  readonly failures: readonly FailureCount[];
  readonly lastErrors: readonly VendorError[];
  readonly vendorUse: VendorUse;
  readonly incidents: readonly Incident[];
  /** What takes longer to add up, a little older than the rest; null before it is known. */
  readonly history: OpsHistory | null;
}

export interface OpsHistory {
  readonly queue: readonly ChartPoint[];
  readonly answerTimes: readonly AnswerTime[];
  readonly money: MoneyFacts;
}

/** What the page is made of. */
export interface OpsFacts {
  readonly nowMs: number;
  /** Who answers. */
  readonly instance: string;
  readonly mode: InstanceState['mode'];
  readonly migrationsAtHead: boolean;
  readonly passiveMode: 'REJECT' | 'HOLD';
  /** So long may a group be without a leader before that counts as a fault. */
  readonly leaderlessMs: number;
  /** Null while the database does not answer. */
  readonly readings: OpsReadings | null;
}
