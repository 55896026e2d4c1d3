import type { Log } from '../core/log.ts';
import { RetryLater } from '../core/retry-later.ts';
import { fence } from '../db/ledger/fence.ts';
import type { DatabasePool } from '../db/pool.ts';
import {
  giveUpRecipients,
  markRecipient,
  takeRecipient,
} from '../db/queries/broadcast-recipients.ts';
import { finishBroadcast } from '../db/queries/move-broadcast.ts';
import { setUserBlocked } from '../db/queries/set-user-blocked.ts';
import { inTransaction } from '../db/transaction.ts';
import type { BotApi } from '../telegram/bot-api.ts';
import { TelegramRefused, TelegramUnreachable } from '../telegram/bot-api-errors.ts';
import { broadcastMessage } from '../telegram/broadcast-message.ts';
import type { ChatMutex } from './chat-mutex.ts';
import { patiently } from './patiently.ts';

export interface BroadcastPorts {
  readonly db: DatabasePool;
  readonly api: BotApi;
  readonly log: Log;
  /** One for the whole process. */
  readonly broadcasts: ChatMutex;
  readonly pause: (ms: number) => Promise<unknown>;
}

export interface BroadcastContext {
  readonly epoch: number;
  /** Nothing new is to be begun. */
  readonly isStopping: () => boolean;
}

/** Telegram takes 30 messages a second from a bot; most of them are for those who wait for one. */
const PAUSE_MS = 50;
/** Telegram is away, or has trouble. */
const AWAY_MS = 10_000;

/**
 * Sends a broadcast to everybody who has not got it, one after the other, as long as it runs. To
 * each it is sent at most once: that it is being sent is committed first, and of whoever was being
 * sent to when a process died nobody knows, so that they are not asked again.
 *
 * Throws `RetryLater` when Telegram wants a pause or is away; `Deposed` when another leads; what
 * the database throws. Then it is to be done again, and goes on where it was.
 */
export async function sendBroadcast(
  ports: BroadcastPorts,
  broadcastId: string,
  context: BroadcastContext,
): Promise<void> {
  const { db, log } = ports;
  await ports.broadcasts.run(broadcastId, async () => {
    const lost = await inTransaction(db, async (within) => {
      await fence(within, context.epoch);
      return giveUpRecipients(within, broadcastId);
    });
    if (lost > 0) log.warn({ broadcast: broadcastId, lost }, 'a broadcast was interrupted');
    while (await sendToNext(ports, broadcastId, context)) await ports.pause(PAUSE_MS);
    await finishBroadcast(db, broadcastId);
  });
}

/** False when nobody is left, or it does not run any more. */
async function sendToNext(
  ports: BroadcastPorts,
  broadcastId: string,
  { epoch, isStopping }: BroadcastContext,
): Promise<boolean> {
  const { db, api, pause } = ports;
  if (isStopping()) throw new RetryLater(0, 'This instance stops.');
  const next = await inTransaction(db, async (within) => {
    await fence(within, epoch);
    return takeRecipient(within, broadcastId);
  });
  if (next === null) return false;
  const { userId } = next;
  if (next.isDeclined) return true;
  try {
    await patiently(() => api.call('sendMessage', broadcastMessage(next)), pause);
    await markRecipient(db, broadcastId, userId, 'sent');
  } catch (error) {
    const end = endOf(error);
    await markRecipient(db, broadcastId, userId, end);
    if (end === 'refused' && error instanceof TelegramRefused && error.code === 403) {
      await setUserBlocked(db, userId, true);
    }
    if (end === 'waiting') throw laterThan(error);
  }
  return true;
}

/** What is known of the message after an error. */
function endOf(error: unknown): 'waiting' | 'refused' | 'unknown' {
  if (error instanceof RetryLater) return 'waiting';
  if (error instanceof TelegramRefused) return error.isPermanent ? 'refused' : 'waiting';
  if (error instanceof TelegramUnreachable) return error.mayHaveArrived ? 'unknown' : 'waiting';
  return 'unknown';
}

function laterThan(error: unknown): RetryLater {
  return error instanceof RetryLater ? error : new RetryLater(AWAY_MS, 'Telegram is away.');
}
