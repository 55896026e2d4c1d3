import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { UserAlarm } from '../../src/core/admin/user-alarm.ts';
import { setUserLanguage } from '../../src/db/queries/set-user-language.ts';
import { writeRole } from '../../src/db/queries/write-role.ts';
import { type OperatorAlarms, operatorAlarms } from '../../src/turn/operator-alarms.ts';
import { LedgerUnderTest } from '../money/ledger-under-test.ts';
import { RecordedLog } from '../sandbox/recorded-log.ts';

let ledger: LedgerUnderTest;
let owner: number;
let support: number;
let stranger: number;
let log: RecordedLog;
let alarms: OperatorAlarms;
beforeAll(async () => {
  ledger = await LedgerUnderTest.open();
  owner = await ledger.user();
  support = await ledger.user();
  stranger = await ledger.user();
  await setUserLanguage(ledger.pool, owner, 'ru');
  await setUserLanguage(ledger.pool, support, 'en');
  await writeRole(ledger.pool, support, 'support', owner);
});
afterAll(() => ledger.close());
beforeEach(async () => {
  await ledger.pool.query('DELETE FROM outbox');
  log = new RecordedLog();
  alarms = operatorAlarms(log, [owner]);
});

/** What each is owed, by their id. */
async function owed(): Promise<Readonly<Record<string, string>>> {
  const { rows } = await ledger.pool.query<{ id: string; text: string }>(
    `SELECT chat_id AS id, payload->>'text' AS text FROM outbox ORDER BY chat_id`,
  );
  return Object.fromEntries(rows.map(({ id, text }) => [id, text]));
}

const question: UserAlarm = {
  ...{ about: 'payment-question', question: 'where is it?', payments: [], incidentIds: [] },
};

describe('what a user needs a person for', () => {
  it('reaches everybody who may answer, in the language of each, and nobody else', async () => {
    await alarms.raiseOfUser(ledger.pool, stranger, question);
    const told = await owed();
    expect(told).toEqual({
      [owner]: expect.stringContaining('Вопрос об оплате'),
      [support]: expect.stringContaining('A question about a payment'),
    });
    for (const text of Object.values(told)) expect(text).toContain('where is it?');
  });

  it('stands in the log without the words of the user', async () => {
    await alarms.raiseOfUser(ledger.pool, stranger, question);
    expect(log.lines('error')).toEqual(['a user needs an operator']);
    expect(log.everything()).not.toContain('where is it?');
  });

  it('is told once to an owner who also has a role', async () => {
    alarms = operatorAlarms(log, [owner, support]);
    await alarms.raiseOfUser(ledger.pool, stranger, question);
    expect(Object.keys(await owed())).toHaveLength(2);
    const { rows } = await ledger.pool.query('SELECT FROM outbox');
    expect(rows).toHaveLength(2);
  });
});

describe('what only the owner can mend', () => {
  const about = { generationId: 7, modelId: 'z-image', said: '402 <b>top up</b>' };

  it('is told to owners alone, with what the vendor says', async () => {
    await alarms.raise(ledger.pool, 'out-of-credits', about, 0);
    expect(await owed()).toEqual({
      [owner]: expect.stringContaining('402 &lt;b&gt;top up&lt;/b&gt;'),
    });
  });

  it('is only in the log where they cannot', async () => {
    await alarms.raise(ledger.pool, 'late-result', about, 0);
    expect([await owed(), log.lines('error')]).toEqual([{}, ['an order needs an operator']]);
  });
});
