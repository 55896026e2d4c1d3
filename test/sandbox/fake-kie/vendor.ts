import type { ModelSummary } from '../../../generated/runtime/model-summary.ts';
import type { FaultPlan } from './faults.ts';
import type { FileStore } from './file-store.ts';
import type { RateLimit, RateWindow } from './rate-window.ts';
import type { VendorClock } from './vendor-clock.ts';
import type { VendorTask } from './vendor-task.ts';

/** What can be changed while the vendor runs. */
export interface VendorSettings {
  /** The vendor's own times are multiplied by this: 1 is fast enough to watch, 0 is at once. */
  timeScale: number;
  /** Balance of the account; the vendor counts in fractions too. */
  credits: number;
  /** Errors as real HTTP statuses, not only inside HTTP 200. */
  realHttpCodes: boolean;
  createLimit: RateLimit;
  readLimit: RateLimit;
  /** Milliseconds of a task by what it makes, before scaling. */
  durationMs: Readonly<Record<ModelSummary['output'], number>>;
  /** How long a receiver of callbacks may take. Not scaled. */
  callbackTimeoutMs: number;
  /** Before a callback is sent again, before scaling. */
  callbackRetryMs: number;
}

/** A callback that was sent, or tried. */
export interface SentCallback {
  readonly atMs: number;
  readonly taskId: string;
  readonly url: string;
  readonly body: string;
  readonly attempt: number;
  /** Null when no answer came. */
  readonly status: number | null;
}

/** Everything that the parts of the vendor share. */
export interface Vendor {
  readonly apiKey: string;
  readonly hmacKey: string | null;
  readonly settings: VendorSettings;
  readonly clock: VendorClock;
  readonly files: FileStore;
  readonly faults: FaultPlan;
  readonly rates: RateWindow;
  readonly tasks: Map<string, VendorTask>;
  readonly callbacks: SentCallback[];
  /** Where results are served, without a slash at the end. */
  filesBase: string;
}
