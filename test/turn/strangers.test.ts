import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BotApi } from '../../src/telegram/bot-api.ts';
import { answerPassively } from '../../src/turn/answer-passively.ts';
import { giveUpUpdate } from '../../src/turn/give-up-update.ts';
import { LedgerUnderTest } from '../money/ledger-under-test.ts';
import { silentLog } from '../sandbox/silent-log.ts';

let ledger: LedgerUnderTest;

beforeAll(async () => {
  ledger = await LedgerUnderTest.open();
});
afterAll(() => ledger.close());

let updateId = 0;

/** `/start` of a person whose Telegram speaks this language. */
function start(userId: number, languageCode: string | null): string {
  updateId += 1;
  return JSON.stringify({
    update_id: updateId,
    message: {
      message_id: updateId,
      date: 0,
      text: '/start',
      entities: [{ type: 'bot_command', offset: 0, length: 6 }],
      chat: { id: userId, type: 'private' },
      from: {
        id: userId,
        is_bot: false,
        first_name: 'Ann',
        ...(languageCode === null ? {} : { language_code: languageCode }),
      },
    },
  });
}

/** What is said of an update that a fault of ours keeps from being handled. */
async function apology(payload: string): Promise<string> {
  await ledger.pool.query('DELETE FROM outbox');
  await ledger.pool.query('INSERT INTO inbox (update_id, payload) VALUES ($1::bigint, $2::text)', [
    updateId,
    payload,
  ]);
  const ports = { db: ledger.pool, log: silentLog, scrub: (text: string) => text };
  await giveUpUpdate(
    ports,
    ledger.epoch,
    { updateId, payload, receivedAtMs: 0 },
    new Error('planted'),
  );
  const { rows } = await ledger.pool.query<{ text: string }>(
    `SELECT payload->>'text' AS text FROM outbox`,
  );
  return rows.map(({ text }) => text).join();
}

/** What an instance says that does not lead, while nobody does. */
async function passiveAnswer(payload: string): Promise<string> {
  const said: string[] = [];
  const api = {
    call: async (_method: string, { text = '' }: { text?: string }) => said.push(text),
  } as unknown as BotApi;
  await answerPassively({ db: ledger.pool, api }, payload);
  return said.join();
}

describe.each([
  ['an apology', apology, /Something went wrong/, /что-то пошло не так/],
  ['an answer while nobody leads', passiveAnswer, /service is being updated/, /Сервис обновляется/],
] as const)('%s to somebody who has never written before', (_, say, english, russian) => {
  it.each([
    ['en', english],
    ['de-AT', english],
    ['ru', russian],
    ['kk', russian],
    [null, russian],
  ])('whose Telegram speaks %s', async (code, words) => {
    expect(await say(start(5_000, code))).toMatch(words);
  });

  it('and to one who has chosen a language is in that', async () => {
    const userId = await ledger.user();
    expect(await say(start(userId, 'ru'))).toMatch(english);
  });
});
