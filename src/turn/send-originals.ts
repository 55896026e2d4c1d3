import { type Original, originalsOf, sentSinceAsked } from '../core/delivery/originals.ts';
import { notice } from '../core/dialogue/notice.ts';
import type { Generation } from '../core/generation/generation.ts';
import type { Log } from '../core/log.ts';
import { RetryLater } from '../core/retry-later.ts';
import type { Queryable } from '../db/pool.ts';
import { insertDeliveryStep } from '../db/queries/insert-delivery-step.ts';
import { insertOutbox } from '../db/queries/insert-outbox.ts';
import { isQuiet } from '../db/queries/is-quiet.ts';
import { readDeliveries } from '../db/queries/read-deliveries.ts';
import { readDeliverySteps } from '../db/queries/read-delivery-steps.ts';
import { readGeneration } from '../db/queries/read-generation.ts';
import { TelegramRefused } from '../telegram/bot-api-errors.ts';
import { messagePayload } from '../telegram/calls.ts';
import { probeResult, ResultGone } from './result-file.ts';
import { type SendPorts, sendPart } from './send-parcel.ts';

export interface OriginalsPorts extends SendPorts {
  readonly db: Queryable;
  readonly log: Log;
  /** Makes the calls that the chat is owed. */
  readonly flush: (chatId: number) => Promise<void>;
}

export interface OriginalsContext {
  /** What fails now is told to the user. */
  readonly isLastAttempt: boolean;
  /** Nothing new is to be begun. */
  readonly isStopping: () => boolean;
}

/**
 * Sends the pictures of an order as the files that the vendor made: Telegram makes photos smaller.
 * What was sent since the user asked is not sent again. Says so when the vendor no longer keeps
 * them, which it does for two weeks, and when no attempt is left.
 *
 * Throws `RetryLater`, and before the last attempt what Telegram and the server of the file say.
 * Throws what the database says. Then it is to be done again.
 */
export async function sendOriginals(
  ports: OriginalsPorts,
  generationId: number,
  { isLastAttempt, isStopping }: OriginalsContext,
): Promise<void> {
  const { db, log, flush } = ports;
  const about = { job_id: generationId };
  const generation = await readGeneration(db, generationId);
  if (generation === null) {
    log.error(about, 'the originals of an order that does not exist');
    return;
  }
  const { chatId } = generation;
  await flush(chatId);
  const sent = sentSinceAsked(await readDeliverySteps(db, generationId));
  const originals = originalsOf(generation, await readDeliveries(db, generationId));
  try {
    for (const original of originals.filter(({ position }) => !sent.has(position))) {
      if (isStopping()) throw new RetryLater(0, 'This instance stops.');
      await sendOriginal(ports, generation, original);
      const step = { kind: 'original-sent', positions: [original.position] } as const;
      await insertDeliveryStep(db, generationId, step);
    }
  } catch (err) {
    const key = wordsFor(err, isLastAttempt);
    if (key === null) throw err;
    log.warn({ ...about, err }, 'the originals of an order cannot be sent');
    const payload = messagePayload(chatId, notice(key), generation.language);
    await insertOutbox(db, chatId, [{ method: 'sendMessage', payload, remember: null }]);
  }
  await flush(chatId);
}

async function sendOriginal(
  ports: OriginalsPorts,
  generation: Generation,
  { position, url }: Original,
): Promise<void> {
  const { type, bytes } = await probeResult(url);
  const fileName = `original-${generation.id}-${position + 1}.${type.extension}`;
  const ways = [{ by: 'upload', as: 'document' }, { by: 'link' }] as const;
  const order = { ...generation, isQuiet: await isQuiet(ports.db, generation.userId) };
  await sendPart(ports, order, { kind: 'file', position, url, fileName, bytes, ways });
}

/** What the user is told; null: nothing yet, it is tried again. */
function wordsFor(error: unknown, isLast: boolean): 'originals-gone' | 'originals-failed' | null {
  if (error instanceof ResultGone) return 'originals-gone';
  if (error instanceof RetryLater) return null;
  if (error instanceof TelegramRefused && error.isPermanent) return 'originals-failed';
  return isLast ? 'originals-failed' : null;
}
