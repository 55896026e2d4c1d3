import type { Language } from '../../generated/messages.ts';
import { isClosed } from '../core/catalogue/breaker.ts';
import { deadlineMs } from '../core/generation/deadline.ts';
import type { Generation, Order } from '../core/generation/generation.ts';
import { outputOf } from '../core/generation/model-of.ts';
import { holdTransfer } from '../core/money/transfer.ts';
import { writeTransfer } from '../db/ledger/write-transfer.ts';
import type { Queryable } from '../db/pool.ts';
import { addJob } from '../db/queries/add-job.ts';
import { insertGeneration } from '../db/queries/insert-generation.ts';
import { lockBreaker, takeTrial } from '../db/queries/model-breaker.ts';
import { FactsChanged } from './facts-changed.ts';

/** Whose order it is, and what the turn knows besides. */
export interface Confirmation {
  readonly userId: number;
  readonly chatId: number;
  readonly updateId: number;
  readonly language: Language;
  readonly epoch: number;
  readonly nowMs: number;
  /** Unguessable, 16 to 128 letters, digits, `-` and `_`: the vendor calls back with it. */
  readonly callbackToken: string;
}

/**
 * Holds the price of an order, stores it and has it sent, in the transaction of the caller, which
 * has locked the user. Null when this draft was confirmed before: then nothing is written.
 *
 * Throws as `writeTransfer` does; `InsufficientFunds` when the wallet cannot pay;
 * {@link FactsChanged} when the model has begun to rest in the meantime.
 */
export async function confirmGeneration(
  db: Queryable,
  order: Order,
  confirmation: Confirmation,
): Promise<Generation | null> {
  const generation = await holdOrder(db, order, confirmation);
  if (generation === null) return null;
  await tryRestingModel(db, generation, confirmation.nowMs);
  const key = `submit:${generation.id}`;
  await addJob(db, 'submit-generation', { generationId: generation.id }, { key });
  return generation;
}

/**
 * Holds the price of an order and stores it, as {@link confirmGeneration} does. What becomes of it
 * then is up to the caller.
 */
export async function holdOrder(
  db: Queryable,
  order: Order,
  confirmation: Confirmation,
): Promise<Generation | null> {
  const { userId, epoch, nowMs } = confirmation;
  const { draftId, modelId, priceKopecks: kopecks } = order;
  let holdId: string | null = null;
  if (kopecks > 0n) {
    const held = await writeTransfer(db, holdTransfer({ draftId, userId, kopecks }), epoch);
    if (!held.isNew) return null;
    holdId = held.transferId;
  }
  return insertGeneration(db, {
    ...order,
    ...confirmation,
    holdId,
    createdAtMs: nowMs,
    expiresAtMs: deadlineMs(outputOf(modelId), nowMs),
  });
}

/** Of a model that failed only one order at a time is taken, until one succeeds. */
async function tryRestingModel(
  db: Queryable,
  { id, modelId }: Generation,
  nowMs: number,
): Promise<void> {
  const breaker = await lockBreaker(db, modelId);
  if (breaker === null || isClosed(breaker)) return;
  if (await takeTrial(db, modelId, id, nowMs)) return;
  throw new FactsChanged(`${modelId} rests.`);
}
