import { repeatLimit } from '../../generated/log-policy.ts';
import type { Log } from '../core/log.ts';
import type { InstanceState } from '../core/ops/instance-report.ts';
import type { Release } from '../core/release.ts';
import { repeatLimiter } from '../core/repeat-limit.ts';
import { within } from '../db/deadline.ts';
import type { Queryable } from '../db/pool.ts';
import { writeInstance } from '../db/queries/write-instance.ts';
import type { SelfReport } from '../ops/self-report.ts';
import { pause } from './pause.ts';

/** So often an instance says that it is there. */
const EVERY_MS = 5_000;

/** The last word must not hold the process up. */
const LAST_WORD_MS = 500;

export interface PresenceOptions {
  readonly db: Queryable;
  readonly log: Log;
  readonly now: () => number;
  readonly name: string;
  readonly release: Release;
  readonly startedAtMs: number;
  readonly self: SelfReport;
  readonly state: () => InstanceState;
  /** What the vendor said last that is left; null: nothing. */
  readonly credits: () => number | null;
}

export interface PresenceKeeper {
  /** Says at once how this instance is now. */
  changed(): void;
  /** Says that it has stopped. */
  stop(): Promise<void>;
}

/**
 * Says every few seconds, and at each change, that this instance is there and how it is. A database
 * that does not take it is asked again the next time; nothing else depends on it.
 */
export function keepPresence(options: PresenceOptions): PresenceKeeper {
  const { db, log, now, name, release, startedAtMs, self, state, credits } = options;
  const stopped = new AbortController();
  const mayLog = repeatLimiter(repeatLimit);
  let wake = new AbortController();
  const say = async (is: InstanceState): Promise<void> => {
    // Only who leads asks the vendor; what a former leader knows is old.
    const left = is.epoch === null ? null : credits();
    const report = { ...self.report(now()), credits: left };
    await writeInstance(db, { name, release, startedAtMs, state: is, report });
  };
  const onFailure = (err: unknown): void => {
    const { pass, heldBack } = mayLog('presence', now());
    if (pass) log.warn({ err, heldBack }, 'the presence of this instance could not be written');
  };
  const keepSaying = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      wake = new AbortController();
      await say(state()).catch(onFailure);
      await pause(EVERY_MS, AbortSignal.any([wake.signal, stopped.signal]));
    }
  };
  const ended = keepSaying();
  const lastWord = async (): Promise<void> => {
    await ended;
    await say({ mode: 'STOPPED', epoch: null, renewedAtMs: null });
  };
  return {
    changed: () => wake.abort(),
    stop: async () => {
      stopped.abort();
      await within(LAST_WORD_MS, lastWord()).catch(onFailure);
    },
  };
}
