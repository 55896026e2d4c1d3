import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Dialogue, noDialogue } from '../../src/core/dialogue/dialogue.ts';
import type { FormState } from '../../src/core/form/form-state.ts';
import { welcomeTransfer } from '../../src/core/money/transfer.ts';
import { jsonb } from '../../src/db/jsonb.ts';
import { migrate, migrationsFolder } from '../../src/db/migrate.ts';
import { createPool, type Queryable } from '../../src/db/pool.ts';
import { readStanding } from '../../src/db/queries/read-standing.ts';
import { readWallet } from '../../src/db/queries/read-wallet.ts';
import { setUserBlocked } from '../../src/db/queries/set-user-blocked.ts';
import { setUserLanguage } from '../../src/db/queries/set-user-language.ts';
import { touchUser } from '../../src/db/queries/touch-user.ts';
import { writeDialogue } from '../../src/db/queries/write-dialogue.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { silentLog } from '../sandbox/silent-log.ts';
import { LedgerUnderTest } from './ledger-under-test.ts';

let ledger: LedgerUnderTest;

beforeAll(async () => {
  ledger = await LedgerUnderTest.open();
});
afterAll(async () => {
  await ledger.expectProved();
  await ledger.close();
});

const touch = (id: number, firstName = 'Ann', language: 'ru' | 'en' = 'ru') =>
  inTransaction(ledger.pool, (db) => touchUser(db, { id, firstName, language }));

async function stored(id: number): Promise<object | undefined> {
  const { rows } = await ledger.pool.query(
    `SELECT first_name AS name, language, blocked_at IS NOT NULL AS blocked
     FROM users WHERE id = $1::bigint`,
    [id],
  );
  return rows[0];
}

async function dialogueOf(db: Queryable, chatId: number): Promise<Dialogue | null> {
  return (await readStanding(db, { userId: chatId, chatId, sinceMs: 0, nowMs: Date.now() }))
    .dialogue;
}

describe('a user', () => {
  it('is made on first sight, with an empty wallet', async () => {
    expect(await touch(2 ** 52)).toEqual({ language: 'ru', isNew: true });
    expect(await touch(2 ** 52)).toEqual({ language: 'ru', isNew: false });
    expect(await ledger.wallet(2 ** 52)).toEqual({ availableKopecks: 0n, heldKopecks: 0n });
  });

  it('is made once by many at once', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => touch(2)));
    expect(all.filter(({ isNew }) => isNew)).toHaveLength(1);
  });

  it('keeps the chosen language, and is called by the present name', async () => {
    await touch(3, 'Ann', 'ru');
    await setUserLanguage(ledger.pool, 3, 'en');
    expect(await touch(3, 'Anna', 'ru')).toEqual({ language: 'en', isNew: false });
    expect(await stored(3)).toEqual({ name: 'Anna', language: 'en', blocked: false });
  });

  it('can block the bot and let it speak again', async () => {
    await touch(4);
    await setUserBlocked(ledger.pool, 4, true);
    await setUserBlocked(ledger.pool, 4, true);
    expect(await stored(4)).toMatchObject({ blocked: true });
    await setUserBlocked(ledger.pool, 4, false);
    expect(await stored(4)).toMatchObject({ blocked: false });
  });

  it('takes turns: a second transaction waits and sees what the first has done', async () => {
    await touch(5, 'Ann', 'ru');
    const locked = Promise.withResolvers<void>();
    const second = locked.promise.then(() => touch(5));
    await inTransaction(ledger.pool, async (db) => {
      await touchUser(db, { id: 5, firstName: 'Ann', language: 'ru' });
      locked.resolve();
      await setUserLanguage(db, 5, 'en');
    });
    expect(await second).toEqual({ language: 'en', isNew: false });
  });

  it('A11: has the same money and conversation after a restart', async () => {
    await touch(6);
    await ledger.write(welcomeTransfer(6, 1234n));
    const dialogue: Dialogue = { ...noDialogue, panelMessageId: 7, touchedAtMs: 8 };
    await writeDialogue(ledger.pool, 6, dialogue);
    // Another process starts: it migrates, and reads with connections of its own.
    const client = new pg.Client(ledger.url);
    await client.connect();
    expect(await migrate(client, migrationsFolder)).toEqual([]);
    await client.end();
    const pool = createPool(ledger.url, 'restarted', silentLog);
    expect(await readWallet(pool, 6)).toEqual({ availableKopecks: 1234n, heldKopecks: 0n });
    expect(await dialogueOf(pool, 6)).toEqual(dialogue);
    await pool.end();
  });
});

describe('a dialogue', () => {
  it('is null before it begins, and then what was written last', async () => {
    expect(await dialogueOf(ledger.pool, 10)).toBeNull();
    await writeDialogue(ledger.pool, 10, { ...noDialogue, touchedAtMs: 1 });
    await writeDialogue(ledger.pool, 10, { ...noDialogue, touchedAtMs: 2 });
    expect(await dialogueOf(ledger.pool, 10)).toEqual({ ...noDialogue, touchedAtMs: 2 });
  });

  it('keeps any text that a person can send', async () => {
    const prompt = `<b> & "quotes" \\u0000 \u{1f469}\u{200d}\u{1f52c} ${'я'.repeat(5000)}`;
    const form = {
      values: { prompt, odd: 'half \ud83d, nothing \0.' },
    } as unknown as FormState;
    await writeDialogue(ledger.pool, 11, { ...noDialogue, form });
    expect((await dialogueOf(ledger.pool, 11))?.form?.values).toEqual({
      prompt,
      odd: 'half \u{fffd}, nothing .',
    });
  });
});

describe('amounts', () => {
  it('E2: come back from the database to the kopeck, beyond what a double can count', async () => {
    await touch(20);
    const kopecks = 2n ** 53n + 1n;
    await ledger.write(welcomeTransfer(20, kopecks));
    expect((await ledger.wallet(20)).availableKopecks).toBe(kopecks);
  });

  it('E2: cannot slip into a jsonb column as a number', () => {
    expect(() => jsonb({ price: 100n })).toThrow(TypeError);
  });
});
