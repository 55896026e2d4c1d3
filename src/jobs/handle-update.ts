import { RetryLater } from '../core/retry-later.ts';
import { Deposed } from '../db/ledger/fence.ts';
import { laneWaits } from '../db/queries/lane-waits.ts';
import type { WaitingUpdate } from '../db/queries/next-update.ts';
import { DatabaseFault, InsufficientFunds } from '../db/sql-state.ts';
import { TransactionLost } from '../db/transaction.ts';
import { FactsChanged } from '../turn/facts-changed.ts';
import { flushOutbox, type OutboxPorts } from '../turn/flush-outbox.ts';
import { giveUpUpdate } from '../turn/give-up-update.ts';
import { type TakenTurn, TurnFailed, type TurnPorts, takeTurn } from '../turn/turn.ts';
import type { Task, Term } from './task.ts';

export interface HandleUpdatePorts extends TurnPorts {
  readonly outbox: OutboxPorts;
  /** A text without the secrets of this process. */
  readonly scrub: (text: string) => string;
}

const LANE = /^(chat|checkout):(-?\d+)$/;

/**
 * Works off a lane: what its chat is owed, then update after update, until none waits. A crash in
 * between leaves the job to the next leader, which goes on at the same place.
 */
export function handleUpdate(ports: HandleUpdatePorts): Task<'handle-update'> {
  return async ({ lane }, { term, isStopping }) => {
    const [, part, chat] = LANE.exec(lane) ?? [];
    const flush = (): Promise<void> =>
      flushOutbox(ports.outbox, Number(chat ?? 0), part === 'checkout' ? 'checkout' : 'chat');
    await flush();
    do {
      const taken = await takeOne(ports, term, lane);
      await (taken === null
        ? flush()
        : ports.tracing.follow(taken.updateId, 'send answer', { lane }, flush));
      if (taken !== null) observeAnswer(ports, taken);
      if (isStopping()) throw new RetryLater(0, 'The rest is for the next leader.');
    } while (await laneWaits(ports.db, lane));
  };
}

/** Everything that the update is answered with has reached Telegram by now. */
function observeAnswer(
  { meter, now }: HandleUpdatePorts,
  { event, receivedAtMs }: TakenTurn,
): void {
  const seconds = Math.max(0, now() - receivedAtMs) / 1_000;
  meter.observe('answer_seconds', { event: event ?? 'other' }, seconds);
}

/** The turn that was taken, if there was one. Throws what a later attempt may heal. */
async function takeOne(
  ports: HandleUpdatePorts,
  term: Term,
  lane: string,
): Promise<TakenTurn | null> {
  if (!term.leads()) throw new Deposed(`Epoch ${term.epoch} is over.`);
  const startedAtMs = performance.now();
  try {
    const taken = await takeTurn(ports, term.epoch, lane);
    const seconds = (performance.now() - startedAtMs) / 1_000;
    if (taken !== null) {
      ports.meter.observe('turn_seconds', { event: taken.event ?? 'other' }, seconds);
    }
    return taken;
  } catch (error) {
    if (!(error instanceof TurnFailed)) throw error;
    if (mayHeal(error.cause) || isMoney(error.update)) throw error;
    const { update, cause } = error;
    await ports.tracing.follow(update.updateId, 'give up update', { lane }, () =>
      giveUpUpdate(ports, term.epoch, update, cause),
    );
    ports.meter.count('updates_put_aside_total', {});
    return { updateId: update.updateId, event: null, receivedAtMs: update.receivedAtMs };
  }
}

/** Whether the same turn may succeed when it is taken again. */
function mayHeal(cause: unknown): boolean {
  if (cause instanceof DatabaseFault) return cause.isTransient || cause.kind === 'not-unique';
  return [Deposed, FactsChanged, InsufficientFunds, TransactionLost].some(
    (kind) => cause instanceof kind,
  );
}

/** A payment is never put aside: it is tried until it is in the ledger. */
function isMoney({ payload }: WaitingUpdate): boolean {
  return payload.includes('"successful_payment"') || payload.includes('"refunded_payment"');
}
