import { randomBytes } from 'node:crypto';
import type { Language } from '../../generated/messages.ts';
import type { UserAlarm } from '../core/admin/user-alarm.ts';
import type { Deed } from '../core/dialogue/decision.ts';
import type { Generation } from '../core/generation/generation.ts';
import type { Incoming } from '../core/incoming.ts';
import { type PaidCurrency, welcomeTransfer } from '../core/money/transfer.ts';
import { redeemPromo } from '../db/ledger/redeem-promo.ts';
import { noteRefund, refund } from '../db/ledger/refund.ts';
import { topUp } from '../db/ledger/top-up.ts';
import { writeTransfer } from '../db/ledger/write-transfer.ts';
import type { Queryable } from '../db/pool.ts';
import { addJob } from '../db/queries/add-job.ts';
import { deleteSavedPrompt } from '../db/queries/delete-saved-prompt.ts';
import { insertDeliveryStep } from '../db/queries/insert-delivery-step.ts';
import { insertOutbox } from '../db/queries/insert-outbox.ts';
import { insertPromo } from '../db/queries/insert-promo.ts';
import { insertQuestion } from '../db/queries/insert-question.ts';
import { insertReferral } from '../db/queries/insert-referral.ts';
import { insertSavedPrompt } from '../db/queries/insert-saved-prompt.ts';
import { setUserBlocked } from '../db/queries/set-user-blocked.ts';
import { setUserLanguage } from '../db/queries/set-user-language.ts';
import { withdrawShare } from '../db/queries/withdraw-share.ts';
import { writeDailyBudget } from '../db/queries/write-daily-budget.ts';
import { writeFavourite } from '../db/queries/write-favourite.ts';
import { writeSettings } from '../db/queries/write-settings.ts';
import { writeShare } from '../db/queries/write-share.ts';
import { advanceWithin } from './advance-generation.ts';
import { carryOutAdmin } from './carry-out-admin.ts';
import { type Confirmation, confirmGeneration } from './confirm-generation.ts';
import { FactsChanged } from './facts-changed.ts';
import type { GenerationPorts } from './generation-ports.ts';
import { redeliverGeneration } from './redeliver-generation.ts';
import { oweReward } from './reward-inviter.ts';

/** Whose deeds they are, and under which leader. */
export interface DeedContext {
  readonly incoming: Incoming;
  /** In which the user is told of an order from now on. */
  readonly language: Language;
  readonly epoch: number;
  readonly nowMs: number;
  /** Told of each order that comes into another state; true once the transaction is committed. */
  readonly onOrder?: (generation: Generation) => void;
}

const TOKEN_BYTES = 24;

/**
 * Writes down what a turn has decided, in its transaction. Returns the order that it made, if any.
 * Throws {@link FactsChanged}, and what the ledger throws.
 */
export async function carryOut(
  ports: GenerationPorts,
  db: Queryable,
  context: DeedContext,
  deeds: readonly Deed[],
): Promise<Generation | null> {
  let ordered: Generation | null = null;
  for (const deed of deeds) {
    if (deed.kind === 'order') {
      ordered = await confirmGeneration(db, deed.order, confirmationOf(context));
      if (ordered !== null) context.onOrder?.(ordered);
    } else if (deed.kind === 'redeliver') {
      ordered = await redeliverGeneration(ports, db, deed, confirmationOf(context));
      if (ordered !== null) context.onOrder?.(ordered);
    } else await carryOutOne(ports, db, context, deed);
  }
  return ordered;
}

function confirmationOf({ incoming, onOrder: _told, ...rest }: DeedContext): Confirmation {
  const { userId, chatId, updateId } = incoming;
  const callbackToken = randomBytes(TOKEN_BYTES).toString('base64url');
  return { ...rest, userId, chatId, updateId, callbackToken };
}

async function carryOutOne(
  ports: GenerationPorts,
  db: Queryable,
  { incoming: { userId, chatId }, epoch, onOrder }: DeedContext,
  deed: Exclude<Deed, { readonly kind: 'order' | 'redeliver' }>,
): Promise<void> {
  const raise = (alarm: UserAlarm): Promise<void> => ports.alarms.raiseOfUser(db, userId, alarm);
  switch (deed.kind) {
    case 'set-language':
      return setUserLanguage(db, userId, deed.language);
    case 'set-blocked':
      return setUserBlocked(db, userId, deed.blocked);
    case 'keep-prompt':
      return insertSavedPrompt(db, userId, deed.body);
    case 'delete-prompt':
      return deleteSavedPrompt(db, userId, deed.promptId);
    case 'set-settings':
      return writeSettings(db, userId, deed.settings);
    case 'welcome':
      await writeTransfer(db, welcomeTransfer(userId, deed.kopecks), epoch);
      return;
    case 'cancel': {
      const { generationId } = deed;
      const advanced = await advanceWithin(ports, db, epoch, generationId, { kind: 'cancel' });
      if (advanced?.moved === true) onOrder?.(advanced.generation);
      return;
    }
    case 'send-originals': {
      const { generationId } = deed;
      await insertDeliveryStep(db, generationId, { kind: 'originals-asked', positions: [] });
      const key = `originals:${generationId}`;
      return addJob(db, 'send-originals', { generationId }, { key });
    }
    case 'set-favourite':
    case 'share':
    case 'unshare':
      return keepOrShow(db, deed);
    case 'top-up': {
      const { chargeId, providerChargeId, amount, kopecks } = deed;
      const currency = deed.currency as PaidCurrency;
      const paid = { chargeId, providerChargeId, userId, currency, amount, kopecks };
      await topUp(db, paid, epoch);
      return oweReward(db, userId);
    }
    case 'note-referral':
      return insertReferral(db, userId, deed.inviterId);
    case 'set-budget':
      return writeDailyBudget(db, userId, deed.limitKopecks);
    case 'redeem-promo':
      return redeemPromo(db, deed.code, userId, epoch);
    case 'add-promo':
      if (!(await insertPromo(db, deed.promo, userId)))
        throw new FactsChanged('The code is taken.');
      return;
    case 'refund':
      return payBack(db, chatId, deed, epoch);
    case 'note-refund':
      if ((await noteRefund(db, deed.chargeId, epoch)) === 'unknown') {
        await raise({ about: 'unknown-refund', chargeId: deed.chargeId });
      }
      return;
    case 'keep-question':
      return insertQuestion(db, userId, deed.body);
    case 'alarm':
      return raise(deed.alarm);
    case 'admin':
      return carryOutAdmin(db, { actorId: userId, epoch }, deed.deed);
  }
}

type ResultDeed = Extract<
  Deed,
  { readonly kind: 'set-favourite' } | { readonly kind: 'share' } | { readonly kind: 'unshare' }
>;

async function keepOrShow(db: Queryable, deed: ResultDeed): Promise<void> {
  switch (deed.kind) {
    case 'set-favourite':
      return writeFavourite(db, deed.generationId, deed.isOn);
    case 'share':
      return writeShare(db, deed.share);
    case 'unshare':
      return withdrawShare(db, deed.generationId);
  }
}

/** Out of the wallet first: what Telegram gives back must not be spent meanwhile. */
async function payBack(
  db: Queryable,
  chatId: number,
  { chargeId, payerId }: Extract<Deed, { readonly kind: 'refund' }>,
  epoch: number,
): Promise<void> {
  const outcome = await refund(db, chargeId, epoch);
  if (outcome !== 'refunded') throw new FactsChanged(`The payment is ${outcome} now.`);
  const payload = { user_id: payerId, telegram_payment_charge_id: chargeId };
  await insertOutbox(db, chatId, [{ method: 'refundStarPayment', payload, remember: null }]);
}
