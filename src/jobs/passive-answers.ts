import { repeatLimit } from '../../generated/log-policy.ts';
import type { Log } from '../core/log.ts';
import { repeatLimiter } from '../core/repeat-limit.ts';
import type { Queryable } from '../db/pool.ts';
import { claimUnledUpdates, type UnledUpdate } from '../db/queries/claim-unled-updates.ts';

/** Between two leaders there may be none for a moment, however long it was since the last look. */
const SETTLED_MS = 400;

/** Updates that are claimed at once. A crash may leave so many without an answer. */
const CLAIM_MAX = 20;

export interface PassivePorts {
  readonly db: Queryable;
  /** HOLD keeps everything for the next leader. */
  readonly strategy: 'REJECT' | 'HOLD';
  /** Shows a safe screen or refuses; the text is that of an update as Telegram sent it. */
  readonly answerPassively: (updatePayload: string) => Promise<void>;
  readonly log: Log;
  readonly now: () => number;
}

/**
 * What a PASSIVE instance does for users while nobody leads. The returned function is called at
 * each look that found no leader, with the time at which one was last seen.
 */
export function passiveAnswers(ports: PassivePorts): (leaderSeenAtMs: number) => void {
  const { strategy, now, log } = ports;
  const mayLog = repeatLimiter(repeatLimit);
  let isBusy = false;
  let gap = { leaderSeenAtMs: Number.NaN, noticedAtMs: 0 };
  return (leaderSeenAtMs) => {
    const nowMs = now();
    if (gap.leaderSeenAtMs !== leaderSeenAtMs) gap = { leaderSeenAtMs, noticedAtMs: nowMs };
    if (strategy === 'HOLD' || isBusy || nowMs - gap.noticedAtMs < SETTLED_MS) return;
    isBusy = true;
    answerAll(ports)
      .catch((err: unknown) => {
        const { pass, heldBack } = mayLog('passive', now());
        if (pass) log.warn({ err, heldBack }, 'cannot answer while nobody leads');
      })
      .finally(() => {
        isBusy = false;
      });
  };
}

async function answerAll(ports: PassivePorts): Promise<void> {
  for (;;) {
    const claimed = await claimUnledUpdates(ports.db, CLAIM_MAX);
    if (claimed.length === 0) return;
    const lanes = Map.groupBy(claimed, ({ lane }) => lane);
    await Promise.all([...lanes.values()].map((updates) => answerLane(ports, updates)));
  }
}

async function answerLane(
  { answerPassively, log }: PassivePorts,
  updates: readonly UnledUpdate[],
): Promise<void> {
  for (const { updateId, payload } of updates) {
    await answerPassively(payload).catch((err: unknown) =>
      log.error({ err, update_id: updateId }, 'update not answered while nobody leads'),
    );
  }
}
