import { randomBytes } from 'node:crypto';
import { underShelf } from '../core/catalogue/shelf.ts';
import { decide } from '../core/dialogue/decide.ts';
import type { Deed } from '../core/dialogue/decision.ts';
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

/**
 * Handles the first waiting update of a lane: load, decide, commit, in one transaction, so that
 * there is no moment at which a part of it is true. What the user is to see is owed from then on.
 * Resolves to its id, and to null when none waits. `epoch` is of the lease under which this
 * instance leads.
 *
 * Throws `Deposed` when another instance leads; {@link TurnFailed}, whose cause is the database or
 * a fault of ours; and what the database says before the update is read.
 */
export async function takeTurn(
  ports: TurnPorts,
  epoch: number,
  lane: string,
): Promise<number | null> {
  let update: WaitingUpdate | null = null;
  try {
    return await inTransaction(ports.db, async (db) => {
      await fence(db, epoch);
      update = await nextUpdate(db, lane);
      if (update === null) return null;
      const { updateId, payload } = update;
      await ports.tracing.follow(updateId, 'handle update', { lane }, async () => {
        const incoming = parseUpdate(payload);
        if (incoming !== null) await react(ports, db, epoch, incoming);
        await markHandled(db, updateId, null);
      });
      return updateId;
    });
  } catch (error) {
    throw update === null ? error : new TurnFailed(update, error);
  }
}

async function react(
  ports: TurnPorts,
  db: Queryable,
  epoch: number,
  incoming: Incoming,
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
  const deedContext = { incoming, language, epoch, nowMs };
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
