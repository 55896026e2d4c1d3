import { verdictOf } from '../core/delivery/refusal.ts';
import type { Log } from '../core/log.ts';
import type { Queryable } from '../db/pool.ts';
import { blockOutbox } from '../db/queries/block-outbox.ts';
import { markOutboxDone } from '../db/queries/mark-outbox-done.ts';
import { type OutboxPart, type OutboxRow, readOutbox } from '../db/queries/read-outbox.ts';
import { refuseOutbox } from '../db/queries/refuse-outbox.ts';
import { refuseRefund } from '../db/queries/refuse-refund.ts';
import type { BotApi, BotMethod } from '../telegram/bot-api.ts';
import { TelegramRefused } from '../telegram/bot-api-errors.ts';
import type { ChatMutex } from './chat-mutex.ts';
import { patiently } from './patiently.ts';

export interface OutboxPorts {
  readonly db: Queryable;
  readonly api: BotApi;
  /** One for the whole process. */
  readonly mutex: ChatMutex;
  readonly log: Log;
  readonly pause: (ms: number) => Promise<unknown>;
}

const ROWS_AT_ONCE = 20;

/**
 * Makes the calls that a chat is owed, in their order, until none is left. A call is marked after
 * Telegram has answered it: when the process dies in between, it is made again.
 *
 * Throws `RetryLater` when Telegram wants a longer pause; `TelegramUnreachable` or
 * `TelegramRefused` when Telegram cannot take calls now; what the database throws. Whatever is
 * thrown, the calls that are left stay owed.
 */
export async function flushOutbox(
  ports: OutboxPorts,
  chatId: number,
  part: OutboxPart = 'chat',
): Promise<void> {
  await ports.mutex.run(`${part}:${chatId}`, async () => {
    for (;;) {
      const rows = await readOutbox(ports.db, chatId, part, ROWS_AT_ONCE);
      if (rows.length === 0) return;
      for (const row of rows) {
        if ((await settle(ports, chatId, row)) === 'blocked') break;
      }
    }
  });
}

/** Makes one call and writes down how it ended. */
async function settle(
  ports: OutboxPorts,
  chatId: number,
  row: OutboxRow,
): Promise<'settled' | 'blocked'> {
  const { db, log } = ports;
  try {
    await markOutboxDone(db, row.id, messageIdOf(await make(ports, row)));
    return 'settled';
  } catch (error) {
    if (!(error instanceof TelegramRefused)) throw error;
    const { method, code, description } = error;
    const fields = { chatId, outboxId: row.id, method, code, description };
    const refusal = `${code} ${description}`;
    switch (verdictOf(error)) {
      case 'retry':
        throw error;
      case 'blocked': {
        if (!('chat_id' in row.payload)) {
          await refuse(db, row, refusal);
          log.error(fields, 'a call that is not said to a chat was forbidden');
          return 'settled';
        }
        const refused = await blockOutbox(db, chatId, refusal);
        log.info({ ...fields, refused }, 'the chat lets the bot say nothing');
        return 'blocked';
      }
      case 'done':
        await markOutboxDone(db, row.id, editedMessageId(row));
        return 'settled';
      case 'refuse-quietly':
        log.debug(fields, 'Telegram refused what is out of date');
        break;
      default:
        log.error(fields, 'Telegram refused a call for good');
    }
    await refuse(db, row, refusal);
    return 'settled';
  }
}

/** A refund that is refused has taken money out of a wallet for nothing. */
function refuse(db: Queryable, { id, method }: OutboxRow, refusal: string): Promise<void> {
  return method === 'refundStarPayment'
    ? refuseRefund(db, id, refusal)
    : refuseOutbox(db, id, refusal);
}

/** A message that cannot be changed any more is sent as a new one. */
async function make({ api, pause }: OutboxPorts, row: OutboxRow): Promise<unknown> {
  const call = (method: string, payload: object): Promise<unknown> =>
    patiently(() => api.call(method as BotMethod, payload as never), pause);
  try {
    return await call(row.method, row.payload);
  } catch (error) {
    if (!(error instanceof TelegramRefused) || verdictOf(error) !== 'send-anew') throw error;
    const { message_id: _gone, ...payload } = row.payload;
    return call('sendMessage', payload);
  }
}

/** Of an album, its first. */
function messageIdOf(result: unknown): number | null {
  const first = Array.isArray(result) ? result[0] : result;
  if (typeof first !== 'object' || first === null) return null;
  const { message_id: id } = first as { message_id?: unknown };
  return typeof id === 'number' ? id : null;
}

function editedMessageId({ payload }: OutboxRow): number | null {
  return typeof payload['message_id'] === 'number' ? payload['message_id'] : null;
}
