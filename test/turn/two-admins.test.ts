import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AdminInput } from '../../src/core/admin/admin-input.ts';
import { noDialogue } from '../../src/core/dialogue/dialogue.ts';
import { proveLedger } from '../../src/db/ledger/prove-ledger.ts';
import { writeDialogue } from '../../src/db/queries/write-dialogue.ts';
import { AdminsUnderTest } from './admins-under-test.ts';
import { PRICE } from './orders-under-test.ts';

const [ANN, BEN] = [1, 2];

let admins: AdminsUnderTest;
beforeAll(async () => {
  admins = await AdminsUnderTest.open([ANN, BEN]);
});
afterAll(() => admins.close());

/** The id under which the first step of an adjustment waits. */
async function proposed(admin: number): Promise<string> {
  const { rows } = await admins.orders.pool.query<{ input: AdminInput }>(
    `SELECT state->'adminInput' AS input FROM dialogues WHERE chat_id = $1::bigint`,
    [admin],
  );
  const input = rows[0]?.input;
  if (input?.asks !== 'adjust-now') throw new Error('Nothing waits to be confirmed.');
  return input.adjustId;
}

async function propose(admin: number, userId: number, words: string): Promise<string> {
  await admins.taps(admin, { kind: 'adjust', userId });
  await admins.says(admin, words);
  return proposed(admin);
}

describe('two admins at once', () => {
  it('cannot both take what is there once', async () => {
    const { ledger } = admins.orders;
    const userId = await ledger.user(15_000n);
    const [first, second] = [
      await propose(ANN, userId, '-100 mistake'),
      await propose(BEN, userId, '-100 mistake'),
    ];
    await Promise.all([
      admins.taps(ANN, { kind: 'adjust-now', adjustId: first }),
      admins.taps(BEN, { kind: 'adjust-now', adjustId: second }),
    ]);
    expect((await ledger.wallet(userId)).availableKopecks).toBe(5_000n);
    const lines = (await admins.audit()).filter(({ subject }) => subject === `user ${userId}`);
    expect(lines).toMatchObject([
      { before: { availableKopecks: '15000' }, after: { availableKopecks: '5000' } },
    ]);
    expect(await admins.owed(userId)).toEqual(['₽100.00 was taken from your balance.']);
  });

  it('adjust each other without waiting in a ring', async () => {
    const { ledger } = admins.orders;
    const [first, second] = [await propose(ANN, BEN, '1 thanks'), await propose(BEN, ANN, '2 ok')];
    await Promise.all([
      admins.taps(ANN, { kind: 'adjust-now', adjustId: first }),
      admins.taps(BEN, { kind: 'adjust-now', adjustId: second }),
    ]);
    expect((await ledger.wallet(BEN)).availableKopecks).toBe(100n);
    expect((await ledger.wallet(ANN)).availableKopecks).toBe(200n);
  });

  it('leave a log in which each line begins where the one before ended', async () => {
    const userId = await admins.orders.ledger.user();
    await Promise.all([
      admins.taps(ANN, { kind: 'role', userId, role: 'admin' }),
      admins.taps(BEN, { kind: 'role', userId, role: 'support' }),
    ]);
    const lines = (await admins.audit()).filter(({ subject }) => subject === `user ${userId}`);
    expect(lines.map(({ before }) => before)).toEqual([{ role: null }, lines[0]?.after]);
    const { rows } = await admins.orders.pool.query('SELECT role FROM admin_roles');
    expect(rows).toEqual([lines[1]?.after]);
  });
});

describe('a change of a model', () => {
  it('begins in the log where the one before ended, also of two at once', async () => {
    await admins.taps(ANN, { kind: 'percent', modelId: 'z-image' });
    await Promise.all([
      admins.says(ANN, '150'),
      admins.taps(BEN, { kind: 'offer', modelId: 'z-image', turn: 'off' }),
    ]);
    const lines = (await admins.audit()).filter(({ subject }) => subject === 'z-image');
    expect(lines.map(({ before }) => before)).toEqual([
      { isOffered: true, pricePercent: 100, freePerHour: 2, freePerDay: 5 },
      lines[0]?.after,
    ]);
    const { rows } = await admins.orders.pool.query(
      'SELECT is_offered, price_percent FROM model_overrides',
    );
    expect(rows).toEqual([{ is_offered: false, price_percent: 150 }]);
  });
});

describe('free orders of a model', () => {
  const model = async (modelId: string) => {
    const { rows } = await admins.orders.pool.query(
      `SELECT free_per_hour AS hour, free_per_day AS day FROM model_overrides WHERE model_id = $1`,
      [modelId],
    );
    return rows;
  };

  it('are changed by two at once one after the other, and go back to the contract', async () => {
    const modelId = 'seedream/5-flash-text-to-image';
    const subject = async () =>
      (await admins.audit()).filter((line) => line.subject === modelId).map((line) => line.before);
    for (const admin of [ANN, BEN]) await admins.taps(admin, { kind: 'free', modelId });
    await Promise.all([admins.says(ANN, '1 2'), admins.says(BEN, '3 4')]);
    expect(await subject()).toMatchObject([
      { freePerHour: 0, freePerDay: 0 },
      expect.objectContaining({ freePerHour: expect.any(Number) }),
    ]);
    expect([[{ hour: 1, day: 2 }], [{ hour: 3, day: 4 }]]).toContainEqual(await model(modelId));
    await admins.taps(BEN, { kind: 'free-contract', modelId });
    expect(await model(modelId)).toEqual([{ hour: null, day: null }]);
    expect(await subject()).toHaveLength(3);
  });
});

describe('a promo code', () => {
  const answers = async (admin: number, ...words: readonly string[]) => {
    await admins.taps(admin, { kind: 'new-promo' });
    for (const each of words) await admins.says(admin, each);
  };

  it('is made once, by two at once with one name', async () => {
    const code = 'TOGETHER';
    await answers(ANN, code, '50', '3', '30');
    await answers(BEN, 'together', '99', '3', '30');
    await Promise.all(
      [ANN, BEN, ANN, BEN].map((admin) => admins.taps(admin, { kind: 'promo-now', code })),
    );
    const { rows } = await admins.orders.pool.query('SELECT code, uses_left FROM promo_codes');
    expect(rows).toEqual([{ code, uses_left: 3 }]);
    const lines = (await admins.audit()).filter(({ subject }) => subject === `promo ${code}`);
    expect(lines).toHaveLength(1);
  });

  it('that is switched off is so at once, for whoever redeems it', async () => {
    const code = 'SWITCHED';
    const { ledger } = admins.orders;
    await answers(ANN, code, '50', '3', '30');
    await admins.taps(ANN, { kind: 'promo-now', code });
    const [first, second] = [await ledger.user(), await ledger.user()];
    await admins.says(first, `/promo ${code}`);
    await Promise.all(
      [ANN, BEN].map((admin) => admins.taps(admin, { kind: 'promo-turn', code, turn: 'off' })),
    );
    await admins.says(second, `/promo ${code}`);
    expect((await ledger.wallet(first)).availableKopecks).toBe(5_000n);
    expect((await ledger.wallet(second)).availableKopecks).toBe(0n);
    const lines = (await admins.audit()).filter(({ subject }) => subject === `promo ${code}`);
    expect(lines.map(({ after }) => after)).toMatchObject([{ uses: 3 }, { isOff: true }]);
    await admins.taps(BEN, { kind: 'promo-turn', code, turn: 'on' });
    await admins.says(second, `/promo ${code}`);
    expect((await ledger.wallet(second)).availableKopecks).toBe(5_000n);
  });
});

describe('the refund of an order', () => {
  it('is one, however many admins tap at once, and the books add up', async () => {
    const { orders } = admins;
    const { id: orderId, userId } = await orders.order();
    await orders.advance(orderId, { kind: 'submission-started' });
    await orders.advance(orderId, { kind: 'succeeded', results: [{ kind: 'text', text: 'hi' }] });
    await orders.deliver(orderId);
    const before = (await orders.ledger.wallet(userId)).availableKopecks;
    await Promise.all(
      [ANN, BEN, ANN, BEN].map((admin) =>
        admins.taps(admin, { kind: 'refund-order-now', orderId }),
      ),
    );
    expect((await orders.ledger.wallet(userId)).availableKopecks).toBe(before + PRICE);
    const lines = (await admins.audit()).filter(({ subject }) => subject === `order ${orderId}`);
    expect(lines).toHaveLength(1);
    expect((await admins.owed(userId)).at(-1)).toContain('We gave ₽5.00 back');
    expect((await proveLedger(orders.pool)).faults).toEqual([]);
  });

  it('is none for an order that is under way', async () => {
    const { orders } = admins;
    const { id: orderId, userId } = await orders.order();
    await admins.taps(ANN, { kind: 'refund-order-now', orderId });
    expect((await orders.ledger.wallet(userId)).availableKopecks).toBe(PRICE);
  });
});

describe('an adjustment', () => {
  it('is made once, however often its button is tapped', async () => {
    const { ledger } = admins.orders;
    const userId = await ledger.user();
    const adjustId = await propose(ANN, userId, '5 gift');
    for (let tap = 0; tap < 5; tap++) await admins.taps(ANN, { kind: 'adjust-now', adjustId });
    expect((await ledger.wallet(userId)).availableKopecks).toBe(500n);
  });

  it('is made once also when the dialogue has forgotten that it was', async () => {
    const { ledger, pool } = admins.orders;
    const userId = await ledger.user();
    const adjustId = await propose(ANN, userId, '5 gift');
    const adminInput = {
      asks: 'adjust-now',
      adjustId,
      userId,
      kopecks: '500',
      reason: 'x',
    } as const;
    await admins.taps(ANN, { kind: 'adjust-now', adjustId });
    await writeDialogue(pool, ANN, { ...noDialogue, touchedAtMs: Date.now(), adminInput });
    await admins.taps(ANN, { kind: 'adjust-now', adjustId });
    expect((await ledger.wallet(userId)).availableKopecks).toBe(500n);
  });
});

describe('who is looked for', () => {
  it.each<[string, object]>([
    ['@OWNER2', {}],
    ['hello', { forward_origin: { type: 'user', date: 1, sender_user: { id: BEN } } }],
  ])('is found by %s %j', async (words, more) => {
    await admins.taps(ANN, { kind: 'find-user' });
    await admins.says(ANN, words, more);
    expect((await admins.owed(ANN)).at(-1)).toContain('@owner2 · <code>2</code>');
  });
});

it('the audit log is only added to', async () => {
  const { pool } = admins.orders;
  for (const sql of ['UPDATE audit_log SET subject = $$x$$', 'DELETE FROM audit_log']) {
    await expect(pool.query(sql)).rejects.toThrow('append-only');
  }
});
