import type { Log } from '../core/log.ts';
import type { DatabasePool } from '../db/pool.ts';
import { countStarMovements } from '../db/queries/count-star-movements.ts';
import { findPayments } from '../db/queries/find-payments.ts';
import type { BotApi, BotResult } from '../telegram/bot-api.ts';
import { bookStarPayment } from '../turn/book-star-payment.ts';

export interface ReconcileStarsDeps {
  readonly db: DatabasePool;
  readonly bot: Pick<BotApi, 'call'>;
  readonly log: Log;
  readonly now: () => number;
  /** Of the present leader. */
  readonly epoch: number;
}

/** Payments in Stars of which Telegram and the ledger tell different stories, by charge id. */
export interface StarMismatches {
  /** Telegram has the Stars; no wallet has them, and whose they are cannot be told for sure. */
  readonly notBooked: readonly string[];
  /** Telegram has given them back; the wallet still has them. */
  readonly refundNotBooked: readonly string[];
}

/** The most that Telegram tells at once. */
const PAGE = 100;

/** So many that we know are looked at again. */
const OVERLAP = 500;

/** What is younger may be under way to us. */
const SETTLED_MS = 10 * 60_000;

/**
 * Compares the newest movements of Stars that Telegram knows with the payments here. A payment
 * whose update is gone, as after a restored backup, is put into its wallet. What differs besides is
 * logged for the operator under a forbidden pattern of the contract. Throws what the Bot API and
 * the database throw.
 */
export async function reconcileStars(deps: ReconcileStarsDeps): Promise<StarMismatches> {
  const { db, log, now } = deps;
  const movements = await newestMovements(deps);
  const settled = movements.filter(({ date }) => date * 1000 <= now() - SETTLED_MS);
  const ids = (direction: 'source' | 'receiver'): Set<string> =>
    new Set(settled.filter((movement) => isOfInvoice(movement[direction])).map(({ id }) => id));
  const [paid, refunded] = [ids('source'), ids('receiver')];
  const known = await findPayments(db, [...paid, ...refunded]);
  const lost = new Set([...paid].filter((id) => !known.has(id) && !refunded.has(id)));
  const notBooked = await bookLost(deps, settled, lost);
  const refundNotBooked = [...refunded].filter((id) => known.get(id)?.isRefunded === false);
  if (notBooked.length > 0) {
    log.error({ notBooked }, 'ledger does not add up: payments of Telegram are not in it');
  }
  if (refundNotBooked.length > 0) {
    log.error({ refundNotBooked }, 'ledger does not add up: refunds of Telegram are not in it');
  }
  return { notBooked, refundNotBooked };
}

/** Those that could not be booked, because their invoices are none of ours. */
async function bookLost(
  { db, log, epoch }: ReconcileStarsDeps,
  movements: readonly Movement[],
  lost: ReadonlySet<string>,
): Promise<string[]> {
  const left = new Set(lost);
  for (const { id, amount, source } of movements) {
    if (!left.has(id) || source?.type !== 'user') continue;
    const { user, invoice_payload: payload = '' } = source;
    const payer = {
      id: user.id,
      firstName: user.first_name,
      username: user.username ?? null,
      languageCode: user.language_code ?? null,
    };
    if (!(await bookStarPayment(db, { chargeId: id, amount, payload, payer }, epoch))) continue;
    left.delete(id);
    log.warn({ chargeId: id, user_id: user.id }, 'a payment was found at Telegram and booked');
  }
  return [...left];
}

type Movement = BotResult<'getStarTransactions'>['transactions'][number];

/** Telegram counts from the oldest: what we know tells where the newest begin. */
async function newestMovements({ db, bot }: ReconcileStarsDeps): Promise<Movement[]> {
  const movements: Movement[] = [];
  let offset = Math.max(0, (await countStarMovements(db)) - OVERLAP);
  for (;;) {
    const page = await bot.call('getStarTransactions', { offset, limit: PAGE });
    movements.push(...page.transactions);
    if (page.transactions.length < PAGE) return movements;
    offset += PAGE;
  }
}

function isOfInvoice(partner: Movement['source']): boolean {
  return partner?.type === 'user' && partner.transaction_type === 'invoice_payment';
}
