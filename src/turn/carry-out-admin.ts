import type { AdminDeed } from '../core/admin/admin-deed.ts';
import { closedBreaker } from '../core/catalogue/breaker.ts';
import type { NoticeScreen } from '../core/dialogue/screen.ts';
import { adjustTransfer, orderRefundTransfer } from '../core/money/transfer.ts';
import { writeTransfer } from '../db/ledger/write-transfer.ts';
import type { Queryable } from '../db/pool.ts';
import { addJob } from '../db/queries/add-job.ts';
import { insertBroadcast } from '../db/queries/broadcast-segments.ts';
import { closeQuestions } from '../db/queries/close-questions.ts';
import { insertAudit } from '../db/queries/insert-audit.ts';
import { insertOutbox } from '../db/queries/insert-outbox.ts';
import { lockBreaker, writeBreaker } from '../db/queries/model-breaker.ts';
import { moveBroadcast } from '../db/queries/move-broadcast.ts';
import { readUserLanguage } from '../db/queries/read-user-language.ts';
import { switchPromo } from '../db/queries/switch-promo.ts';
import { wakeLanes } from '../db/queries/wake-lanes.ts';
import { writeBan } from '../db/queries/write-ban.ts';
import { writeModelOverride } from '../db/queries/write-model-override.ts';
import { writeRole } from '../db/queries/write-role.ts';
import { messagePayload } from '../telegram/calls.ts';
import { resendCalls } from '../telegram/resend-calls.ts';
import { FactsChanged } from './facts-changed.ts';

/** Writes down what an admin has decided, in the transaction of the turn, which is fenced. */
export async function carryOutAdmin(
  db: Queryable,
  { actorId, epoch }: { readonly actorId: number; readonly epoch: number },
  deed: AdminDeed,
): Promise<void> {
  switch (deed.kind) {
    case 'set-role':
      return writeRole(db, deed.userId, deed.role, actorId);
    case 'set-ban':
      return writeBan(db, deed.userId, deed.reason, actorId);
    case 'adjust':
      await writeTransfer(db, adjustTransfer(deed), epoch);
      return;
    case 'deliver-now': {
      const { generationId } = deed;
      return addJob(db, 'deliver-result', { generationId }, { key: `deliver:${generationId}` });
    }
    case 'redeliver': {
      const { chatId } = deed.generation;
      await insertOutbox(db, chatId, resendCalls(chatId, deed.generation, deed.deliveries));
      return wakeLanes(db, [`chat:${chatId}`]);
    }
    case 'refund-order':
      await writeTransfer(db, orderRefundTransfer(deed), epoch);
      return;
    case 'change-model': {
      const { modelId } = deed;
      const isWritten = await writeModelOverride(db, modelId, deed, actorId);
      if (!isWritten) throw new FactsChanged(`Somebody else has changed ${modelId}.`);
      return;
    }
    case 'restore-model':
      return restoreModel(db, deed);
    case 'switch-promo':
      return switchPromo(db, deed.code, deed.isOff);
    case 'begin-broadcast': {
      const { broadcastId, ...broadcast } = deed;
      await insertBroadcast(db, { id: broadcastId, ...broadcast }, actorId);
      return addJob(db, 'broadcast', { broadcastId }, { key: `broadcast:${broadcastId}` });
    }
    case 'move-broadcast': {
      const { broadcastId, to } = deed;
      await moveBroadcast(db, broadcastId, to);
      if (to !== 'running') return;
      return addJob(db, 'broadcast', { broadcastId }, { key: `broadcast:${broadcastId}` });
    }
    case 'close-questions':
      return closeQuestions(db, deed, actorId);
    case 'tell':
      return tell(db, deed.userId, deed.notice);
    case 'audit':
      return insertAudit(db, actorId, deed.entry);
  }
}

async function restoreModel(
  db: Queryable,
  { modelId, before }: Extract<AdminDeed, { readonly kind: 'restore-model' }>,
): Promise<void> {
  const breaker = await lockBreaker(db, modelId);
  if (breaker?.failures !== before.failures || breaker.retryAtMs !== before.retryAtMs) {
    throw new FactsChanged(`${modelId} does not rest as it was seen.`);
  }
  await writeBreaker(db, modelId, closedBreaker);
}

/** In a private chat the chat has the id of the user. */
async function tell(db: Queryable, chatId: number, notice: NoticeScreen): Promise<void> {
  const language = await readUserLanguage(db, chatId);
  if (language === null) return;
  const payload = messagePayload(chatId, notice, language);
  await insertOutbox(db, chatId, [{ method: 'sendMessage', payload, remember: null }]);
  await wakeLanes(db, [`chat:${chatId}`]);
}
