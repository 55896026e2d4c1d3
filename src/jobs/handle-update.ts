import { RetryLater } from '../core/retry-later.ts';
import { Deposed } from '../db/ledger/fence.ts';
import { laneWaits } from '../db/queries/lane-waits.ts';
import type { WaitingUpdate } from '../db/queries/next-update.ts';
import { DatabaseFault, InsufficientFunds } from '../db/sql-state.ts';
import { TransactionLost } from '../db/transaction.ts';
import { FactsChanged } from '../turn/facts-changed.ts';
import { flushOutbox, type OutboxPorts } from '../turn/flush-outbox.ts';
import { giveUpUpdate } from '../turn/give-up-update.ts';
import { TurnFailed, type TurnPorts, takeTurn } from '../turn/turn.ts';
import type { Task, Term } from './task.ts';

export interface HandleUpdatePorts extends TurnPorts {
  readonly outbox: OutboxPorts;
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
      const updateId = await takeOne(ports, term, lane);
      await (updateId === null
        ? flush()
        : ports.tracing.follow(updateId, 'send answer', { lane }, flush));
      if (isStopping()) throw new RetryLater(0, 'The rest is for the next leader.');
    } while (await laneWaits(ports.db, lane));
  };
}

/** The id of the update that was taken, if there was one. Throws what a later attempt may heal. */
async function takeOne(ports: HandleUpdatePorts, term: Term, lane: string): Promise<number | null> {
  if (!term.leads()) throw new Deposed(`Epoch ${term.epoch} is over.`);
  try {
    return await takeTurn(ports, term.epoch, lane);
  } catch (error) {
    if (!(error instanceof TurnFailed)) throw error;
    if (mayHeal(error.cause) || isMoney(error.update)) throw error;
    const { update, cause } = error;
    await ports.tracing.follow(update.updateId, 'give up update', { lane }, () =>
      giveUpUpdate(ports, term.epoch, update, cause),
    );
    return update.updateId;
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
