import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiError } from '../sandbox/fake-telegram/api-error.ts';
import { type FakeTelegram, startFakeTelegram } from '../sandbox/fake-telegram/fake-telegram.ts';
import { FloodLimits } from '../sandbox/fake-telegram/flood-limits.ts';
import { realSettings } from '../sandbox/fake-telegram/settings.ts';
import { BOT_TOKEN, call } from './telegram-call.ts';

/** Answers other than 200 and 400. */

const ANNA = 1001;
let telegram: FakeTelegram;

beforeAll(async () => {
  telegram = await startFakeTelegram({ botToken: BOT_TOKEN, settings: { sendsPerSecond: null } });
  telegram.control.say(ANNA, '/start');
});
afterAll(() => telegram.close());

const say = (source: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  chat_id: ANNA,
  text: source,
  ...more,
});

describe('other refusals', () => {
  const at = async (path: string): Promise<unknown> => {
    const response = await fetch(`${telegram.url}${path}`);
    return [response.status, ((await response.json()) as { description: string }).description];
  };

  it.each([
    ['a wrong token', `/bot1:other/getMe`, 401, 'Unauthorized'],
    ['no token', '/botx/getMe', 404, 'Not Found'],
    ['an unknown method', `/bot${BOT_TOKEN}/sendGift2`, 404, 'Not Found: method not found'],
    ['a file without the token', '/file/bot1:x/photos/file_1.png', 404, 'Not Found'],
    ['another path', '/', 404, 'Not Found'],
  ])('%s', async (_what, path, status, description) => {
    expect(await at(path)).toEqual([status, description]);
  });

  it('403 for those who have blocked the bot', async () => {
    const { id } = telegram.control.addPerson({ firstName: 'Eva' });
    telegram.control.say(id, '/start');
    telegram.control.setBlocked(id, true);
    expect(await call(telegram, 'sendMessage', { chat_id: id, text: 'x' })).toEqual({
      ok: false,
      error_code: 403,
      description: 'Forbidden: bot was blocked by the user',
    });
    expect(() => telegram.control.say(id, 'x')).toThrow('Eva has blocked the bot');
    telegram.control.setBlocked(id, false);
    expect((await call(telegram, 'sendMessage', { chat_id: id, text: 'x' })).ok).toBe(true);
  });

  it('429 with the seconds to wait, when too much is sent', async () => {
    telegram.control.change({ sendsPerSecond: 0 });
    const answer = await call(telegram, 'sendMessage', say('x'));
    telegram.control.change({ sendsPerSecond: null });
    expect(answer).toEqual({
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 1',
      parameters: { retry_after: 1 },
    });
  });

  it('no more than so many sends within a second', () => {
    const limits = new FloodLimits({
      ...realSettings,
      sendsPerSecond: 3,
      sendsPerSecondPerChat: 2,
    });
    const passes = (chatId: number, nowMs: number): boolean => {
      try {
        limits.count(chatId, nowMs);
        return true;
      } catch (error) {
        expect(error).toBeInstanceOf(ApiError);
        return false;
      }
    };
    const times = [
      [1, 0],
      [1, 400],
      [1, 500],
      [2, 600],
      [2, 999],
      [1, 1000],
      [2, 1399],
      [2, 1400],
    ] as const;
    expect(times.map(([chatId, nowMs]) => passes(chatId, nowMs))).toEqual([
      ...[true, true, false, true, false, true, false, true],
    ]);
  });
});
