import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeTelegram, startFakeTelegram } from '../sandbox/fake-telegram/fake-telegram.ts';
import { BOT_TOKEN, call, ok } from './telegram-call.ts';
import { picture } from './telegram-pictures.ts';

/** Which updates come from what people do. */

const ANNA = 1001;
let telegram: FakeTelegram;

beforeEach(async () => {
  telegram = await startFakeTelegram({ botToken: BOT_TOKEN });
});
afterEach(() => telegram.close());

describe('what people do becomes', () => {
  const last = async (): Promise<Record<string, never>> =>
    (await ok(telegram, 'getUpdates', { offset: -1 }))[0];

  it('a callback query, answered once', async () => {
    telegram.control.say(ANNA, '/start');
    const reply_markup = { inline_keyboard: [[{ text: 'Go', callback_data: '1:go' }]] };
    const sent = await ok(telegram, 'sendMessage', { chat_id: ANNA, text: 'x', reply_markup });
    const queryId = telegram.control.tap(ANNA, sent.message_id, '1:go');
    expect(await last()).toMatchObject({
      callback_query: { id: queryId, data: '1:go', message: sent, from: { id: ANNA } },
    });
    const answer = { callback_query_id: queryId, text: 'Done' };
    expect(telegram.control.openTaps).toBe(1);
    expect((await call(telegram, 'answerCallbackQuery', answer)).ok).toBe(true);
    expect((await call(telegram, 'answerCallbackQuery', answer)).description).toContain('too old');
    expect(telegram.control.openTaps).toBe(0);
  });

  it('a callback query with a message that the bot cannot see', async () => {
    telegram.control.say(ANNA, '/start');
    const sent = await ok(telegram, 'sendMessage', { chat_id: ANNA, text: 'x' });
    telegram.control.tap(ANNA, sent.message_id, 'old', true);
    const { callback_query: query } = await last();
    expect(query).toMatchObject({ message: { date: 0, message_id: sent.message_id } });
  });

  it('a tap that is too old, when nobody answers in time', async () => {
    telegram.control.say(ANNA, '/start');
    const sent = await ok(telegram, 'sendMessage', { chat_id: ANNA, text: 'x' });
    telegram.control.change({ callbackAnswerMs: 1 });
    const late = new Promise<void>((resolve) => {
      telegram.control.subscribe(({ kind }) => kind === 'unanswered' && resolve());
    });
    const queryId = telegram.control.tap(ANNA, sent.message_id, 'a');
    await late;
    const answer = await call(telegram, 'answerCallbackQuery', { callback_query_id: queryId });
    expect(answer.description).toContain('query is too old');
  });

  it('an edited message', async () => {
    const [id = 0] = telegram.control.say(ANNA, 'one');
    telegram.control.editText(ANNA, id, 'two');
    expect(await last()).toMatchObject({ edited_message: { message_id: id, text: 'two' } });
  });

  it('several messages, when the text is too long for one', () => {
    expect(telegram.control.say(ANNA, 'x'.repeat(9000))).toHaveLength(3);
  });

  it('an album', async () => {
    const file = { bytes: picture(4, 3) };
    telegram.control.sendAlbum(ANNA, [file, file]);
    const updates = await ok(telegram, 'getUpdates');
    const ids = updates.map((update: { message: { media_group_id: string } }) =>
      Number(update.message.media_group_id),
    );
    expect(ids).toEqual([ids[0], ids[0]]);
    expect(ids[0]).toBeGreaterThan(0);
  });

  it('a change of membership', async () => {
    telegram.control.say(ANNA, '/start');
    telegram.control.setBlocked(ANNA, true);
    const { my_chat_member: member } = await last();
    expect(member).toMatchObject({
      chat: { id: ANNA },
      old_chat_member: { status: 'member' },
      new_chat_member: { status: 'kicked' },
    });
  });

  it('a stop of a draft', async () => {
    telegram.control.say(ANNA, '/start');
    const draft = { chat_id: ANNA, draft_id: 7, text: 'working', can_stop: true };
    await ok(telegram, 'sendMessageDraft', draft);
    telegram.control.stopDraft(ANNA);
    const { stopped_message_generation: stopped } = await last();
    expect(stopped).toMatchObject({ draft_id: 7 });
    expect(() => telegram.control.stopDraft(ANNA)).toThrow('no draft');
  });
});
