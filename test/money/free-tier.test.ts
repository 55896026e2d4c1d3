import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { freeTier } from '../../generated/bot.ts';
import { answerForm, orderOf, startForm } from '../../src/core/form/form.ts';
import type { Generation } from '../../src/core/generation/generation.ts';
import { fence } from '../../src/db/ledger/fence.ts';
import { readStanding } from '../../src/db/queries/read-standing.ts';
import { touchUser } from '../../src/db/queries/touch-user.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { confirmGeneration } from '../../src/turn/confirm-generation.ts';
import { LedgerUnderTest } from './ledger-under-test.ts';

const { perHour, perDay } = freeTier;
const [MODEL] = freeTier.models;
const HOUR_MS = 60 * 60_000;
const NOW_MS = Date.UTC(2026, 10, 29, 12);

let ledger: LedgerUnderTest;
let drafts = 0;

beforeAll(async () => {
  ledger = await LedgerUnderTest.open();
});
afterEach(() => ledger.expectProved());
afterAll(() => ledger.close());

/** A tap on Start, of a form of its own, as a turn carries it out. */
function tapStart(userId: number, nowMs = NOW_MS): Promise<Generation | null> {
  drafts += 1;
  const draftId = `free-${drafts}`;
  return inTransaction(ledger.pool, async (db) => {
    await fence(db, ledger.epoch);
    await touchUser(db, { id: userId, firstName: 'A', language: 'en' });
    const asked = { userId, chatId: userId, sinceMs: nowMs, nowMs };
    const { freeUses } = await readStanding(db, asked);
    const form = startForm(draftId, MODEL);
    const filled = form === null ? null : answerForm(form, { text: 'a boat' }).state;
    const outcome = filled === null ? null : orderOf(filled, freeUses);
    if (outcome?.ok !== true) throw new Error('The form is not complete.');
    return confirmGeneration(db, outcome.order, {
      userId,
      chatId: userId,
      updateId: 1,
      language: 'en',
      epoch: ledger.epoch,
      nowMs,
      callbackToken: `token-of-${draftId}-0000`,
    });
  });
}

async function freeOf(taps: readonly Promise<Generation | null>[]): Promise<number> {
  const made = await Promise.all(taps);
  return made.filter((order) => order?.priceKopecks === 0n).length;
}

async function end(order: Generation | null, state: string): Promise<void> {
  await ledger.pool.query('UPDATE generations SET state = $2::text WHERE id = $1::bigint', [
    order?.id,
    state,
  ]);
}

it('A9: 50 taps at once give no more than the limit, and the others are paid for', async () => {
  const userId = await ledger.user(100_000n);
  expect(await freeOf(Array.from({ length: 50 }, () => tapStart(userId)))).toBe(perHour);
  const { heldKopecks } = await ledger.wallet(userId);
  expect(heldKopecks).toBe(BigInt(50 - perHour) * 100n);
});

it.each(['failed', 'cancelled', 'expired'])(
  'an order that is %s gives its try back',
  async (end_) => {
    const userId = await ledger.user(1_000n);
    const first = await tapStart(userId);
    for (let used = 1; used < perHour; used += 1) await tapStart(userId);
    expect((await tapStart(userId))?.priceKopecks).toBe(100n);
    await end(first, end_);
    expect((await tapStart(userId))?.priceKopecks).toBe(0n);
  },
);

it('one that is delivered uses it up, until the hour and the day are over', async () => {
  const userId = await ledger.user(1_000n);
  let given = 0;
  for (let hour = 0; hour < 4; hour += 1) {
    const nowMs = NOW_MS + hour * (HOUR_MS + 1);
    for (let tap = 0; tap < perHour; tap += 1) {
      const order = await tapStart(userId, nowMs);
      if (order?.priceKopecks === 0n) given += 1;
      await end(order, order?.priceKopecks === 0n ? 'delivered' : 'submitted');
    }
  }
  expect(given).toBe(perDay);
  expect((await tapStart(userId, NOW_MS + 24 * HOUR_MS + 1))?.priceKopecks).toBe(0n);
});
