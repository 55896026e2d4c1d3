import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forbiddenPatterns } from '../../generated/log-policy.ts';
import { noteRefund } from '../../src/db/ledger/refund.ts';
import { topUp } from '../../src/db/ledger/top-up.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { reconcileStars } from '../../src/jobs/reconcile-stars.ts';
import { createBotApi } from '../../src/telegram/bot-api.ts';
import { silentLog } from '../sandbox/silent-log.ts';
import { type ScriptedBotApi, startScriptedBotApi, TOKEN } from '../telegram/scripted-bot-api.ts';
import { LedgerUnderTest } from './ledger-under-test.ts';

const NOW_MS = Date.UTC(2030, 0, 1);
const OLD_S = NOW_MS / 1000 - 3600;

let telegram: ScriptedBotApi;
let ledger: LedgerUnderTest;
let alarms: string[];
/** What Telegram knows, oldest first. */
let known: object[];

beforeAll(async () => {
  telegram = await startScriptedBotApi();
});
afterAll(() => telegram.stop());
beforeEach(async () => {
  ledger = await LedgerUnderTest.open();
  alarms = [];
  known = [];
  telegram.reset();
  telegram.script = ({ method, payload }) => {
    if (method !== 'getStarTransactions') return null;
    const { offset, limit } = payload as { offset: number; limit: number };
    return { result: { transactions: known.slice(offset, offset + limit) } };
  };
});
afterEach(() => ledger.close());

const user = { type: 'user', transaction_type: 'invoice_payment', user: { id: 1 } };
const paid = (id: string, date = OLD_S) => ({ id, amount: 50, date, source: user });
const refunded = (id: string, date = OLD_S) => ({ id, amount: 50, date, receiver: user });

async function book(chargeId: string): Promise<void> {
  const userId = await ledger.user();
  const payment = { chargeId, userId, currency: 'XTR', amount: 50, kopecks: 7500n } as const;
  await inTransaction(ledger.pool, (db) => topUp(db, payment, ledger.epoch));
}

const run = () =>
  reconcileStars({
    db: ledger.pool,
    bot: createBotApi({ token: TOKEN, root: telegram.root }),
    log: { ...silentLog, error: (_fields, message) => alarms.push(message) },
    now: () => NOW_MS,
    epoch: ledger.epoch,
  });

describe('Stars', () => {
  it('that Telegram and the ledger know are no news', async () => {
    await book('a');
    await book('b');
    await inTransaction(ledger.pool, (db) => noteRefund(db, 'b', ledger.epoch));
    known = [paid('a'), paid('b'), refunded('b')];
    expect(await run()).toEqual({ notBooked: [], refundNotBooked: [] });
    expect(alarms).toEqual([]);
  });

  it('that are in no wallet are an alarm, and so are those that went back unseen', async () => {
    await book('b');
    known = [paid('a'), paid('b'), refunded('b'), paid('gone'), refunded('gone')];
    expect(await run()).toEqual({ notBooked: ['a'], refundNotBooked: ['b'] });
    const pattern = forbiddenPatterns.find(({ id }) => id === 'ledger-unbalanced')?.pattern;
    expect(alarms).toHaveLength(2);
    for (const alarm of alarms) expect(alarm).toMatch(new RegExp(pattern as string));
  });

  it('that may be under way, or are not of an invoice, are no alarm', async () => {
    const fragment = { id: 'f', amount: 1000, date: OLD_S, receiver: { type: 'fragment' } };
    const gift = { ...paid('g'), source: { ...user, transaction_type: 'gift_purchase' } };
    known = [fragment, gift, paid('new', NOW_MS / 1000 - 60)];
    expect(await run()).toEqual({ notBooked: [], refundNotBooked: [] });
  });

  it('are read page by page, from near the newest that the ledger knows', async () => {
    known = Array.from({ length: 1050 }, (_, at) => paid(`p${at}`));
    const userId = await ledger.user();
    await inTransaction(ledger.pool, async (db) => {
      for (let at = 0; at < 1000; at += 1) {
        const payment = { chargeId: `p${at}`, userId, currency: 'XTR', kopecks: 1n } as const;
        await topUp(db, { ...payment, amount: 1 }, ledger.epoch);
      }
    });
    const { notBooked } = await run();
    expect(notBooked).toEqual(Array.from({ length: 50 }, (_, at) => `p${1000 + at}`));
    const offsets = telegram.payloads('getStarTransactions').map(({ offset }) => offset);
    expect(offsets).toEqual([500, 600, 700, 800, 900, 1000]);
  });
});
