import type { Meter } from '../ops/meter.ts';
import type { BotApi } from '../telegram/bot-api.ts';
import { TelegramRefused, TelegramUnreachable } from '../telegram/bot-api-errors.ts';

const TOO_MANY = 429;

/** The same Bot API; how its calls end is counted. */
export function meteredBotApi(api: BotApi, meter: Meter): BotApi {
  const watch = async <T>(method: string, call: () => Promise<T>): Promise<T> => {
    try {
      const result = await call();
      meter.count('telegram_calls_total', { method, outcome: 'done' });
      return result;
    } catch (error) {
      meter.count('telegram_calls_total', { method, outcome: outcomeOf(error) });
      throw error;
    }
  };
  return {
    call: (method, payload, options) => watch(method, () => api.call(method, payload, options)),
    upload: (method, payload, files, options) =>
      watch(method, () => api.upload(method, payload, files, options)),
    downloadFile: (fileId, bytesMax) => watch('file', () => api.downloadFile(fileId, bytesMax)),
  };
}

function outcomeOf(error: unknown): string {
  if (error instanceof TelegramUnreachable) return 'unreachable';
  if (!(error instanceof TelegramRefused)) return 'fault';
  return error.code === TOO_MANY ? 'throttled' : 'refused';
}
