import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keepPolling } from '../../src/jobs/polling.ts';
import { createBotApi } from '../../src/telegram/bot-api.ts';
import { RecordedLog } from '../sandbox/recorded-log.ts';
import { until } from '../sandbox/until.ts';
import {
  type Answer,
  type ScriptedBotApi,
  startScriptedBotApi,
  TOKEN,
} from '../telegram/scripted-bot-api.ts';

let telegram: ScriptedBotApi;
let log: RecordedLog;
/** Updates that Telegram keeps until they are confirmed. */
let waiting: { update_id: number }[];
let hasWebhook: boolean;
/** What was stored: id, lane, text. */
let stored: [number, string, string][];
let storing: (updateId: number) => Promise<boolean>;
let news: boolean[];
let term: AbortController;
let ended: Promise<void>;

beforeAll(async () => {
  telegram = await startScriptedBotApi();
});
afterAll(() => telegram.stop());
beforeEach(() => {
  telegram.reset();
  telegram.script = answer;
  log = new RecordedLog();
  waiting = [];
  stored = [];
  news = [];
  hasWebhook = true;
  storing = async () => true;
  term = new AbortController();
});

/** As Telegram does it: what is below the offset is forgotten. */
function answer({
  method,
  payload,
}: {
  method: string;
  payload: Record<string, unknown>;
}): Answer | null {
  if (method === 'deleteWebhook') hasWebhook = false;
  if (method === 'getMyCommands') return { result: [] };
  if (method !== 'getUpdates') return null;
  if (hasWebhook) {
    const description = "Conflict: can't use getUpdates method while webhook is active";
    return { code: 409, description };
  }
  const offset = Number(payload['offset'] ?? 0);
  waiting = waiting.filter(({ update_id }) => update_id >= offset);
  return waiting.length > 0 ? { result: waiting.slice(0, 2) } : 'silence';
}

function update(id: number, chat = 7): { update_id: number } {
  return { update_id: id, message: { chat: { id: chat }, text: 'Ж' } } as { update_id: number };
}

function poll(): void {
  ended = keepPolling({
    api: createBotApi({ token: TOKEN, root: telegram.root }),
    store: async (updateId, lane, payload) => {
      const isNew = await storing(updateId);
      stored.push([updateId, lane, payload]);
      return isNew;
    },
    onStored: (isNew) => news.push(isNew),
    log,
    now: () => 0,
    signal: term.signal,
  });
}

async function stop(): Promise<void> {
  term.abort();
  await ended;
}

function offsets(): unknown[] {
  return telegram.payloads('getUpdates').map(({ offset }) => offset);
}

describe('polling', () => {
  it('stores every update with its lane, and confirms it after that', async () => {
    waiting = [update(5), update(6, 8), update(7)];
    storing = async (id) => id !== 6;
    poll();
    await until('all is confirmed', () => (offsets().length === 3 ? true : null));
    expect(offsets()).toEqual([undefined, 7, 8]);
    expect(stored.map(([id, lane]) => [id, lane])).toEqual([
      [5, 'chat:7'],
      [6, 'chat:8'],
      [7, 'chat:7'],
    ]);
    expect(JSON.parse(stored[0]?.[2] ?? '')).toEqual(update(5));
    expect(news).toEqual([true, false, true]);
    await stop();
  });

  it('asks again for what was not stored', async () => {
    waiting = [update(5), update(6)];
    let fails = true;
    storing = async (id) => {
      if (id !== 6 || !fails) return true;
      fails = false;
      throw new Error('the database is away');
    };
    poll();
    await until('all is confirmed', () => (waiting.length === 0 ? true : null));
    expect(offsets()).toEqual([undefined, undefined, 7]);
    expect(stored.map(([id]) => id)).toEqual([5, 5, 6]);
    await stop();
  });

  it('C8: takes the webhook away first, and keeps what waits for it', async () => {
    waiting = [update(5)];
    poll();
    await until('it is stored', () => (stored.length === 1 ? true : null));
    expect(telegram.calls[0]).toMatchObject({
      method: 'deleteWebhook',
      payload: { drop_pending_updates: false },
    });
    await stop();
  });

  it('C8: takes away a webhook that is set meanwhile', async () => {
    waiting = [update(5)];
    let isSet = false;
    telegram.script = (call) => {
      const isReady = telegram.payloads('deleteWebhook').length === 1;
      if (call.method === 'getUpdates' && isReady && !isSet) {
        isSet = true;
        hasWebhook = true;
      }
      return answer(call);
    };
    poll();
    await until('it is stored', () => (stored.length === 1 ? true : null));
    expect(telegram.payloads('deleteWebhook')).toHaveLength(2);
    expect(log.lines('warn')).toHaveLength(1);
    await stop();
  });

  it('C8: says aloud that somebody else polls, and goes on', async () => {
    waiting = [update(5)];
    const description = 'Conflict: terminated by other getUpdates request';
    telegram.script = (call) =>
      call.method === 'getUpdates' && !log.everything().includes(description)
        ? { code: 409, description }
        : answer(call);
    poll();
    await until('it is stored', () => (stored.length === 1 ? true : null));
    expect(log.everything()).toContain(description);
    await stop();
  });

  it('ends at once when this instance no longer leads', async () => {
    poll();
    await until('it asks', () => (offsets().length === 1 ? true : null));
    await stop();
    expect(log.lines('warn')).toEqual([]);
    expect(offsets()).toHaveLength(1);
  });
});
