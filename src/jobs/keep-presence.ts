import type { Env } from '../../generated/env.ts';
import { repeatLimit } from '../../generated/log-policy.ts';
import { product } from '../../generated/product.ts';
import type { Log } from '../core/log.ts';
import type { InstanceState } from '../core/ops/instance-report.ts';
import { repeatLimiter } from '../core/repeat-limit.ts';
import { within } from '../db/deadline.ts';
import type { Queryable } from '../db/pool.ts';
import { insertTerm } from '../db/queries/insert-term.ts';
import { writeInstance } from '../db/queries/write-instance.ts';
import { readCredits } from '../kie/read-credits.ts';
import type { SelfReport } from '../ops/self-report.ts';
import { pause } from './pause.ts';
import { watchCredits } from './watch-credits.ts';

/** So often an instance says that it is there. */
const EVERY_MS = 5_000;

/** The last word must not hold the process up. */
const LAST_WORD_MS = 500;

export interface PresenceOptions {
  readonly env: Env;
  readonly db: Queryable;
  readonly log: Log;
  readonly now: () => number;
  readonly name: string;
  readonly startedAtMs: number;
  readonly self: SelfReport;
  readonly state: () => InstanceState;
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
  const { env, db, log, now, name, startedAtMs, self, state } = options;
  const { version } = product;
  const commit = env.RENDER_GIT_COMMIT ?? 'unknown';
  const askCredits = creditsOf(env, now, self);
  const stopped = new AbortController();
  const mayLog = repeatLimiter(repeatLimit);
  let wake = new AbortController();
  const say = async (is: InstanceState): Promise<void> => {
    if (is.epoch !== null) {
      await insertTerm(db, { epoch: is.epoch, instance: name, version, commit });
      askCredits();
    }
    const report = self.report(now());
    await writeInstance(db, { name, version, commit, startedAtMs, state: is, report });
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

/** Only who leads calls the vendor, and only with a key. */
function creditsOf(env: Env, now: () => number, self: SelfReport): () => void {
  const { KIE_API_BASE: base, KIE_API_KEY: key } = env;
  if (key === undefined) return () => undefined;
  return watchCredits(
    () => readCredits(base, key),
    now,
    (reading) => {
      self.credits = reading;
    },
  );
}
