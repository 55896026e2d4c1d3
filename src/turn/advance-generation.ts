import { verdictOf } from '../core/catalogue/breaker.ts';
import { originalsOf } from '../core/delivery/originals.ts';
import type { Progress } from '../core/dialogue/screen.ts';
import type { Generation } from '../core/generation/generation.ts';
import type { GenerationEvent } from '../core/generation/generation-event.ts';
import { advance, type GenerationEffect, isFinal, type Step } from '../core/generation/machine.ts';
import { vendorCostKopecks } from '../core/generation/vendor-cost.ts';
import {
  expireTransfer,
  postTransfer,
  vendorCostTransfer,
  voidTransfer,
} from '../core/money/transfer.ts';
import { fence } from '../db/ledger/fence.ts';
import { writeTransfer } from '../db/ledger/write-transfer.ts';
import type { Queryable } from '../db/pool.ts';
import { addJob } from '../db/queries/add-job.ts';
import { countGenerationsAhead } from '../db/queries/count-generations-ahead.ts';
import { findGenerationOfTask } from '../db/queries/find-generation-of-task.ts';
import { insertGenerationEvent } from '../db/queries/insert-generation-event.ts';
import { insertOutbox } from '../db/queries/insert-outbox.ts';
import { lockGeneration } from '../db/queries/lock-generation.ts';
import { readDeliveries } from '../db/queries/read-deliveries.ts';
import { updateGeneration } from '../db/queries/update-generation.ts';
import { usualGenerationSeconds } from '../db/queries/usual-generation-seconds.ts';
import { wakeLanes } from '../db/queries/wake-lanes.ts';
import { inTransaction } from '../db/transaction.ts';
import { countOrder } from './count-order.ts';
import type { GenerationPorts } from './generation-ports.ts';
import { judgeModel } from './judge-model.ts';
import { oweReward } from './reward-inviter.ts';

/** Where an order stands after an event, and whether the event has moved it. */
export type Advanced = Pick<Step, 'generation' | 'moved'>;

/**
 * Lets an event happen to an order, with all that follows from it, in one transaction of the leader
 * of `epoch`. `also` is done in the same transaction. Null when there is no such order.
 *
 * Throws `Deposed`, and what the database says; then nothing has happened.
 */
export async function advanceGeneration(
  ports: GenerationPorts,
  epoch: number,
  generationId: number,
  event: GenerationEvent,
  also: (db: Queryable) => Promise<void> = async () => undefined,
): Promise<Advanced | null> {
  const advanced = await inTransaction(ports.db, async (db) => {
    await fence(db, epoch);
    const within = await advanceWithin(ports, db, epoch, generationId, event);
    await also(db);
    return within;
  });
  if (advanced?.moved === true) countOrder(ports.meter, advanced.generation, ports.now());
  return advanced;
}

/** The same within a transaction that is fenced already. */
export async function advanceWithin(
  ports: GenerationPorts,
  db: Queryable,
  epoch: number,
  generationId: number,
  event: GenerationEvent,
): Promise<Advanced | null> {
  const before = await lockGeneration(db, generationId);
  if (before === null) return null;
  const settled = await withoutForeignTask(db, generationId, event);
  const step = advance(before, settled, ports.now());
  const { generation, moved } = step;
  if (moved || !NO_NEWS.has(settled.kind)) {
    const states = { before: before.state, after: generation.state };
    await insertGenerationEvent(db, generationId, settled, states);
  }
  if (moved) await updateGeneration(db, generation);
  for (const effect of step.effects) await carryOut(ports, db, epoch, generation, effect);
  // Last: its row is common to all orders of the model.
  const verdict = verdictOf(settled, generation, moved);
  if (verdict !== null) await judgeModel(ports, db, generation.modelId, verdict);
  return { generation, moved };
}

/** Not written down unless they move an order: that it is not done yet, and that time is left. */
const NO_NEWS: ReadonlySet<GenerationEvent['kind']> = new Set(['pending', 'time-over']);

/** A task belongs to one order. An answer that names the task of another one is no answer. */
async function withoutForeignTask(
  db: Queryable,
  generationId: number,
  event: GenerationEvent,
): Promise<GenerationEvent> {
  const taskId = event.kind === 'accepted' || event.kind === 'hint' ? event.taskId : null;
  if (taskId === null) return event;
  const owner = await findGenerationOfTask(db, taskId);
  if (owner === null || owner === generationId) return event;
  const said = 'the vendor named the task of another order';
  return event.kind === 'hint' ? { kind: 'hint', taskId: null } : { kind: 'lost', said };
}

async function carryOut(
  ports: GenerationPorts,
  db: Queryable,
  epoch: number,
  generation: Generation,
  effect: GenerationEffect,
): Promise<void> {
  const { id, modelId } = generation;
  switch (effect.kind) {
    case 'end-hold':
      return endHold(db, epoch, generation, effect.how);
    case 'book-vendor-cost':
      return bookVendorCost(db, epoch, generation);
    case 'enqueue': {
      const key = `${KEYS[effect.task]}:${id}`;
      return addJob(db, effect.task, { generationId: id }, { key, runAtMs: effect.runAtMs });
    }
    case 'show-progress':
      return showProgress(ports, db, generation);
    case 'alarm':
      return ports.alarms.raise(
        db,
        effect.alarm,
        { generationId: id, modelId, said: effect.said },
        ports.now(),
      );
  }
}

const KEYS = {
  'submit-generation': 'submit',
  'poll-generation': 'poll',
  'deliver-result': 'deliver',
} as const;

const ENDINGS = { post: postTransfer, void: voidTransfer, expire: expireTransfer } as const;

/** What is free holds nothing. */
async function endHold(
  db: Queryable,
  epoch: number,
  { id, userId, holdId, priceKopecks }: Generation,
  how: keyof typeof ENDINGS,
): Promise<void> {
  if (holdId === null) return;
  const ending = { generationId: id, holdId, userId, kopecks: priceKopecks };
  await writeTransfer(db, ENDINGS[how](ending), epoch);
  if (how === 'post') await oweReward(db, userId);
}

async function bookVendorCost(
  db: Queryable,
  epoch: number,
  { id, creditsMicro }: Generation,
): Promise<void> {
  const kopecks = vendorCostKopecks(creditsMicro);
  if (kopecks > 0n) await writeTransfer(db, vendorCostTransfer(id, kopecks), epoch);
}

/** Shows an order that waits how many are ahead of it now. */
export function showPlace(ports: GenerationPorts, epoch: number, id: number): Promise<void> {
  return inTransaction(ports.db, async (db) => {
    await fence(db, epoch);
    const generation = await lockGeneration(db, id);
    if (generation?.state === 'confirmed') await showProgress(ports, db, generation);
  });
}

/**
 * Owes the chat a new look of the progress message. While that message is not known it is on its
 * way, and only the end of an order is worth a second one.
 */
async function showProgress(
  ports: GenerationPorts,
  db: Queryable,
  generation: Generation,
): Promise<void> {
  if (generation.progressMessageId === null && !isFinal(generation.state)) return;
  const calls = ports.renderProgress(generation, await progressOf(db, generation));
  await insertOutbox(db, generation.chatId, calls);
  await wakeLanes(db, [`chat:${generation.chatId}`]);
}

/** What can honestly be said of how long it takes. */
export async function progressOf(
  db: Queryable,
  generation: Pick<Generation, 'id' | 'modelId' | 'state' | 'results'>,
): Promise<Progress> {
  const isWaiting = generation.state === 'confirmed';
  return {
    ahead: isWaiting ? await countGenerationsAhead(db, generation.id) : null,
    usualSeconds: isFinal(generation.state)
      ? null
      : await usualGenerationSeconds(db, generation.modelId),
    hasOriginals:
      generation.state === 'delivered' &&
      originalsOf(generation, await readDeliveries(db, generation.id)).length > 0,
  };
}
