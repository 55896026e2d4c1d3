import type { Generation } from '../core/generation/generation.ts';
import type { GenerationEvent } from '../core/generation/generation-event.ts';
import { MAINTENANCE_PAUSE_MS, resubmitPauseMs } from '../core/generation/patience.ts';
import { RetryLater } from '../core/retry-later.ts';
import { within } from '../db/deadline.ts';
import { countGenerationsAhead } from '../db/queries/count-generations-ahead.ts';
import { readGeneration } from '../db/queries/read-generation.ts';
import type { CreateAnswer } from '../kie/client.ts';
import { advanceGeneration, showPlace } from './advance-generation.ts';
import type { SubmitPorts } from './generation-ports.ts';
import { prepareRequest } from './prepare-request.ts';

/**
 * Sends a confirmed order to the vendor, at most once: that it is being sent is committed first,
 * and an order that was being sent is never sent again. May be called for any order at any time.
 *
 * Throws `RetryLater` when it is not the time; `Deposed`, and what the database says.
 */
export async function submitGeneration(
  ports: SubmitPorts,
  epoch: number,
  generationId: number,
): Promise<void> {
  const { db, log, now } = ports;
  await showChatFirst(ports, await readGeneration(db, generationId));
  const generation = await readGeneration(db, generationId);
  const about = { job_id: generationId, model: generation?.modelId };
  if (generation === null) {
    log.error(about, 'an order to be sent does not exist');
    return;
  }
  if (generation.state !== 'confirmed') {
    log.info({ ...about, state: generation.state }, 'an order is not sent again');
    return;
  }
  const step = (event: GenerationEvent) => advanceGeneration(ports, epoch, generationId, event);
  if (now() >= generation.expiresAtMs) {
    await step({ kind: 'time-over' });
    return;
  }
  // Before the files: they would be stored again with every try.
  await waitForTurn(ports, epoch, generationId);
  const prepared = await prepareRequest(ports, generation);
  if (!prepared.ok) {
    const { failure, alarm } = prepared;
    log.warn({ ...about, kind: failure.kind, said: failure.said }, 'an order cannot be sent');
    await step({ kind: 'refused', failure, alarm });
    return;
  }
  putOffBy(ports.creates.take(now()));
  const started = await step({ kind: 'submission-started' });
  // Cancelled in the meantime, or sent by another job.
  if (started?.moved !== true || started.generation.state !== 'submitting') return;
  const answer = await ports.vendor.createTask(prepared.request);
  log.info({ ...about, answer: answer.kind }, 'the vendor was asked for a generation');
  await step(eventOf(answer, generation, now()));
}

/** An order that sleeps hears nothing of those ahead of it that are gone, so it looks again. */
const SLEEP_MS_MAX = 30_000;

/** Leaves the places that are free to those who go first, and tells the user how many they are. */
async function waitForTurn(ports: SubmitPorts, epoch: number, generationId: number): Promise<void> {
  const ahead = await countGenerationsAhead(ports.db, generationId);
  const waitMs = ports.creates.waitMs(ports.now(), ahead);
  if (waitMs > 0) await showPlace(ports, epoch, generationId);
  putOffBy(Math.min(waitMs, SLEEP_MS_MAX));
}

function putOffBy(waitMs: number): void {
  if (waitMs > 0) throw new RetryLater(waitMs, 'The vendor takes no more for now.');
}

/** The vendor does not wait longer for Telegram. */
const FLUSH_MS_MAX = 5_000;

/**
 * The progress message is on its way when this begins; once sent, it can be changed instead of
 * repeated. That Telegram is away is no reason to let the vendor wait.
 */
async function showChatFirst(ports: SubmitPorts, generation: Generation | null): Promise<void> {
  if (generation === null || generation.progressMessageId !== null) return;
  try {
    await within(FLUSH_MS_MAX, ports.flush(generation.chatId));
  } catch (err) {
    ports.log.warn({ err, chat_id: generation.chatId }, 'the chat could not be told before');
  }
}

function eventOf(answer: CreateAnswer, generation: Generation, nowMs: number): GenerationEvent {
  switch (answer.kind) {
    case 'accepted':
      return { kind: 'accepted', taskId: answer.taskId };
    case 'finished':
      return { kind: 'succeeded', results: answer.results };
    case 'refused':
      return { kind: 'refused', failure: answer.failure, alarm: answer.alarm };
    case 'ambiguous':
      return { kind: 'lost', said: answer.said };
    case 'throttled': {
      const pauseMs = resubmitPauseMs(nowMs - generation.createdAtMs);
      const afterMs = answer.isMaintenance ? Math.max(pauseMs, MAINTENANCE_PAUSE_MS) : pauseMs;
      return { kind: 'throttled', afterMs };
    }
  }
}
