import { randomBytes } from 'node:crypto';
import { underShelf } from '../core/catalogue/shelf.ts';
import { decide } from '../core/dialogue/decide.ts';
import type { Deed } from '../core/dialogue/decision.ts';
import type { Generation } from '../core/generation/generation.ts';
import type { Incoming } from '../core/incoming.ts';
import type { Tracing } from '../core/tracing.ts';
import { fence } from '../db/ledger/fence.ts';
import type { Queryable } from '../db/pool.ts';
import { insertOutbox } from '../db/queries/insert-outbox.ts';
import { markHandled } from '../db/queries/mark-handled.ts';
import { nextUpdate, type WaitingUpdate } from '../db/queries/next-update.ts';
import { writeDialogue } from '../db/queries/write-dialogue.ts';
import { inTransaction } from '../db/transaction.ts';
import { callsFor } from '../telegram/calls.ts';
import { parseUpdate } from '../telegram/parse-update.ts';
import { progressOf } from './advance-generation.ts';
import { carryOut } from './carry-out.ts';
import { countOrder } from './count-order.ts';
import { gatherFacts } from './gather-facts.ts';
import type { GenerationPorts } from './generation-ports.ts';
import type { ModelUseCache } from './model-use-cache.ts';
import type { StartLinks } from './start-links.ts';

export interface TurnPorts extends GenerationPorts {
  readonly adminIds: readonly number[];
  /** Invoices in roubles can be sent. */
  readonly canPayRub: boolean;
  readonly modelUse: ModelUseCache;
  readonly links: StartLinks;
  readonly tracing: Tracing;
}

/** A turn that did not come to its end. Nothing of it was written; the update waits. */
export class TurnFailed extends Error {
  override readonly name = 'TurnFailed';
  readonly update: WaitingUpdate;

  constructor(update: WaitingUpdate, cause: unknown) {
    super(`Update ${update.updateId} could not be handled.`, { cause });
    this.update = update;
  }
}

/** A turn that was taken, once it is committed. */
export interface TakenTurn {
  readonly updateId: number;
  /** What the update was; null for one that says nothing to us. */
  readonly event: Incoming['kind'] | null;
  /** On the clock of the database. */
  readonly receivedAtMs: number;
}

/**
 * Handles the first waiting update of a lane: load, decide, commit, in one transaction, so that
 * there is no moment at which a part of it is true. What the user is to see is owed from then on.
 * Null, and nothing done, when none waits. `epoch` is of the lease under which this instance leads.
 *
 * Throws `Deposed` when another instance leads; {@link TurnFailed}, whose cause is the database or
 * a fault of ours; and what the database says before the update is read.
 */
export async function takeTurn(
  ports: TurnPorts,
  epoch: number,
  lane: string,
): Promise<TakenTurn | null> {
  let update: WaitingUpdate | null = null;
  try {
    const moved: Generation[] = [];
    const taken = await inTransaction(ports.db, async (db): Promise<TakenTurn | null> => {
      await fence(db, epoch);
      update = await nextUpdate(db, lane);
      if (update === null) return null;
      const { updateId, payload, receivedAtMs } = update;
      const event = await ports.tracing.follow(updateId, 'handle update', { lane }, async () => {
        const incoming = parseUpdate(payload);
        if (incoming !== null) {
          await react(ports, db, epoch, incoming, (order) => moved.push(order));
        }
        await markHandled(db, updateId, null);
        return incoming?.kind ?? null;
      });
      return { updateId, event, receivedAtMs };
    });
    for (const order of moved) countOrder(ports.meter, order, ports.now());
    return taken;
  } catch (error) {
    throw update === null ? error : new TurnFailed(update, error);
  }
}

async function react(
  ports: TurnPorts,
  db: Queryable,
  epoch: number,
  incoming: Incoming,
  onOrder: (generation: Generation) => void,
): Promise<void> {
  const { adminIds, canPayRub, modelUse, links } = ports;
  const nowMs = ports.now();
  const facts = await gatherFacts(db, incoming, {
    nowMs,
    newDraftId: randomBytes(6).toString('base64url'),
    adminIds,
    canPayRub,
    modelUse,
    links,
  });
  const { dialogue, language, deeds, replies } = decide(facts, incoming);
  const deedContext = { incoming, language, epoch, nowMs, onOrder };
  const { shown = [], quiet = [] } = Object.groupBy(deeds, (deed) => shownBy(deed));
  const generation = await carryOut(ports, db, deedContext, quiet);
  const context = {
    incoming,
    language,
    panelMessageId: facts.dialogue.panelMessageId,
    ordered: generation === null ? null : { generation, ...(await progressOf(db, generation)) },
  };
  const owed = underShelf(facts.shelf, () => callsFor(replies, context));
  await insertOutbox(db, incoming.chatId, owed);
  await carryOut(ports, db, deedContext, shown);
  await writeDialogue(db, incoming.chatId, dialogue);
}

/** What a deed shows by itself comes after the answer to the tap that asked for it. */
function shownBy({ kind }: Deed): 'shown' | 'quiet' {
  return kind === 'cancel' ? 'shown' : 'quiet';
}
