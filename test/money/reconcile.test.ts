import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forbiddenPatterns } from '../../generated/log-policy.ts';
import type { GenerationState } from '../../src/core/generation/generation.ts';
import type { Log } from '../../src/core/log.ts';
import {
  expireTransfer,
  holdTransfer,
  postTransfer,
  voidTransfer,
} from '../../src/core/money/transfer.ts';
import { reconcile } from '../../src/jobs/reconcile.ts';
import { silentLog } from '../sandbox/silent-log.ts';
import { LedgerUnderTest } from './ledger-under-test.ts';

let ledger: LedgerUnderTest;
let alarms: string[];
let log: Log;

beforeEach(async () => {
  ledger = await LedgerUnderTest.open();
  alarms = [];
  log = { ...silentLog, error: (fields, message) => alarms.push(`${message} ${text(fields)}`) };
});
afterEach(() => ledger.close());

/** As a logger writes it; throws for what JSON cannot hold. */
const text = (fields: object): string => JSON.stringify(fields);

const run = () => reconcile({ db: ledger.pool, log });

/** Changes what cannot be changed: as somebody with the rights of the owner might. */
async function spoil(sql: string): Promise<void> {
  await ledger.pool.query(`
    ALTER TABLE accounts DISABLE TRIGGER USER; ALTER TABLE transfers DISABLE TRIGGER USER;
    ALTER TABLE postings DISABLE TRIGGER USER; ALTER TABLE accounts DROP CONSTRAINT accounts_not_overdrawn;
    ${sql}`);
}

/** A held order, and how it goes on. */
async function order(
  state: GenerationState | null,
  end: 'post' | 'void' | 'expire' | null,
): Promise<number> {
  const userId = await ledger.user(500n);
  const draftId = `draft-${userId}`;
  const { transferId } = await ledger.write(holdTransfer({ draftId, userId, kopecks: 500n }));
  if (state !== null) {
    await ledger.pool.query(
      `INSERT INTO generations (draft_id, user_id, chat_id, model_id, language, input, media,
         price_kopecks, credits_micro, hold_id, state, callback_token, expires_at)
       VALUES ($1::text, $2::bigint, 1, 'm', 'en', '{}', '{}', 500, 0, $3::bigint, $4::text, $1::text, now())`,
      [draftId, userId, transferId, state],
    );
  }
  if (end !== null) {
    const ending = { generationId: userId, holdId: transferId, userId, kopecks: 500n };
    const build = { post: postTransfer, void: voidTransfer, expire: expireTransfer }[end];
    await ledger.write(build(ending));
  }
  return userId;
}

describe('the proof', () => {
  it('counts what it proves', async () => {
    await order('delivered', 'post');
    await order('submitted', null);
    const { proof, mismatches } = await run();
    expect(proof).toEqual({
      addsUp: true,
      figures: { totalKopecks: 0n, transfers: 5, postings: 10, openHolds: 1 },
      faults: [],
    });
    expect(mismatches).toEqual([]);
    expect(alarms).toEqual([]);
  });

  it.each([
    [
      'a changed balance',
      `UPDATE accounts SET balance_kopecks = balance_kopecks + 7 WHERE kind = 'house:revenue'`,
      [{ fault: 'wrong-balance', what: 'house:revenue', kopecks: 7n }],
    ],
    [
      'a posting too many',
      `INSERT INTO postings SELECT max(transfers.id), max(accounts.id), 9
       FROM transfers, accounts WHERE accounts.kind = 'vendor:cost'`,
      [
        { fault: 'unbalanced-transfer', what: 'post:1001', kopecks: 9n },
        { fault: 'wrong-balance', what: 'vendor:cost', kopecks: -9n },
      ],
    ],
    [
      'a lost posting',
      `DELETE FROM postings USING accounts
       WHERE accounts.id = account_id AND kind = 'house:revenue'`,
      [
        { fault: 'unbalanced-transfer', what: 'post:1001', kopecks: -500n },
        { fault: 'wrong-balance', what: 'house:revenue', kopecks: 500n },
      ],
    ],
    [
      'a transfer of nothing',
      `INSERT INTO transfers (business_key, kind, epoch) VALUES ('adjust:x', 'adjust', 1)`,
      [{ fault: 'unbalanced-transfer', what: 'adjust:x', kopecks: 0n }],
    ],
    [
      'a user below zero',
      `UPDATE accounts SET balance_kopecks = -1 WHERE kind = 'user:available'`,
      [
        { fault: 'overdrawn', what: 'user:available of user 1001', kopecks: -1n },
        { fault: 'wrong-balance', what: 'user:available of user 1001', kopecks: -1n },
      ],
    ],
    [
      'an ending of something else',
      `UPDATE transfers SET ends_hold_id = (SELECT min(id) FROM transfers) WHERE kind = 'post'`,
      [{ fault: 'hold-ended-wrongly', what: 'post:1001', kopecks: -500n }],
    ],
    [
      'a hold that ended twice',
      `ALTER TABLE transfers DROP CONSTRAINT transfers_ends_hold_id_key;
       INSERT INTO transfers (business_key, kind, ends_hold_id, epoch)
       SELECT 'void:1001', 'void', id, 1 FROM transfers WHERE kind = 'hold';
       INSERT INTO postings SELECT max(transfers.id), accounts.id,
         CASE accounts.kind WHEN 'house:revenue' THEN 500 ELSE -500 END
       FROM transfers, accounts WHERE accounts.kind IN ('house:revenue', 'house:promo')
       GROUP BY accounts.id;
       UPDATE accounts SET balance_kopecks =
         (SELECT coalesce(sum(amount_kopecks), 0) FROM postings WHERE account_id = accounts.id)`,
      [
        { fault: 'hold-ended-wrongly', what: 'post:1001', kopecks: 2n },
        { fault: 'hold-ended-wrongly', what: 'void:1001', kopecks: 500n },
      ],
    ],
  ])('finds %s', async (_, sql, faults) => {
    await order('delivered', 'post');
    await spoil(sql);
    const { proof } = await run();
    expect(proof.addsUp).toBe(false);
    expect(proof.faults.toSorted((a, b) => key(a).localeCompare(key(b)))).toEqual(faults);
    const pattern = forbiddenPatterns.find(({ id }) => id === 'ledger-unbalanced')?.pattern;
    expect(alarms[0]).toMatch(new RegExp(pattern as string));
    expect(alarms[0]).toContain(faults[0]?.what);
  });
});

const key = ({ fault, what }: { fault: string; what: string }): string => `${fault} ${what}`;

const OPEN = ['confirmed', 'submitting', 'submitted', 'succeeded', 'delivering'] as const;

describe('an order and its hold', () => {
  it('tell the same when the hold is open with the order, and ends as it does', async () => {
    for (const state of OPEN) await order(state, null);
    await order('delivered', 'post');
    await order('failed', 'void');
    await order('cancelled', 'void');
    await order('expired', 'expire');
    await order('expired', 'void');
    expect((await run()).mismatches).toEqual([]);
    expect(alarms).toEqual([]);
  });

  it('A5: are an alarm, not silence, when they differ or one is missing', async () => {
    const wrong = [
      ...OPEN.map((state) => [state, 'post'] as const),
      ['submitted', 'void'],
      ['delivered', null],
      ['delivered', 'void'],
      ['failed', null],
      ['failed', 'post'],
      ['cancelled', null],
      ['expired', null],
      ['expired', 'post'],
      [null, null],
      [null, 'post'],
    ] as const;
    for (const [state, end] of wrong) await order(state, end);
    const { mismatches } = await run();
    expect(mismatches.map(({ state, endedBy }) => [state, endedBy])).toEqual(wrong);
    expect(mismatches[0]).toEqual({
      hold: 'hold:draft-1001',
      generationId: 1,
      state: 'confirmed',
      endedBy: 'post',
    });
    expect(mismatches.at(-1)).toMatchObject({ hold: 'hold:draft-1015', generationId: null });
    expect(alarms).toHaveLength(1);
    expect(alarms[0]).toContain('ledger does not add up: hold:draft-1001');
  });
});
