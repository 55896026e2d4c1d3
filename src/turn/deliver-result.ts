import { type DeliveryStep, pastOf } from '../core/delivery/delivery-step.ts';
import { type Parcel, type Part, parcelsOf } from '../core/delivery/parcels.ts';
import { readableText } from '../core/delivery/readable-text.ts';
import { waysOf } from '../core/delivery/way.ts';
import type { Delivery, GenerationResult } from '../core/generation/generation.ts';
import { RetryLater } from '../core/retry-later.ts';
import { fence } from '../db/ledger/fence.ts';
import { insertDeliveries } from '../db/queries/insert-deliveries.ts';
import { insertDeliveryStep } from '../db/queries/insert-delivery-step.ts';
import { isQuiet } from '../db/queries/is-quiet.ts';
import { readDeliveries } from '../db/queries/read-deliveries.ts';
import { readDeliverySteps } from '../db/queries/read-delivery-steps.ts';
import { inTransaction } from '../db/transaction.ts';
import { TelegramRefused, TelegramUnreachable } from '../telegram/bot-api-errors.ts';
import { advanceGeneration } from './advance-generation.ts';
import type { GenerationPorts } from './generation-ports.ts';
import { probeResult, ResultGone, ResultUnreachable } from './result-file.ts';
import { type OrderToDeliver, type SendPorts, sendAlbum, sendPart } from './send-parcel.ts';

export interface DeliverPorts extends GenerationPorts, SendPorts {
  /** Makes the calls that the chat is owed. */
  readonly flush: (chatId: number) => Promise<void>;
}

export interface DeliverContext {
  readonly epoch: number;
  /** Nothing new is to be begun. */
  readonly isStopping: () => boolean;
}

/** A result whose process died this often while it was sent is not sent again. */
const UNKNOWN_ENDS_MAX = 2;
/** A result whose address led to nothing this often is lost. */
const TIMES_GONE_MAX = 3;
const GONE_PAUSE_MS = 20_000;
/** What an operator looks for. */
const AMBIGUOUS = 'ambiguous delivery: the user may get these results twice';

/**
 * Sends the results of an order to its chat and charges for them, once Telegram has all. What it
 * has accepted is not sent again, however often this is done.
 *
 * Throws `RetryLater`; `Deposed` when another leads; and what Telegram, the server of the result or
 * the database say when they cannot be had. Then it is to be done again.
 */
export async function deliverResult(
  ports: DeliverPorts,
  generationId: number,
  context: DeliverContext,
): Promise<void> {
  const { epoch } = context;
  const started = await advanceGeneration(ports, epoch, generationId, { kind: 'delivery-started' });
  if (started === null) {
    ports.log.error({ job_id: generationId }, 'a result is there, but not its order');
    return;
  }
  const { generation } = started;
  await ports.flush(generation.chatId);
  if (generation.state !== 'delivering') return;
  try {
    const order = { ...generation, isQuiet: await isQuiet(ports.db, generation.userId) };
    await new DeliveryRun(ports, order, context).sendAll();
    await advanceGeneration(ports, epoch, generationId, { kind: 'delivered' });
  } catch (error) {
    const said = undeliverable(error);
    if (said === null) throw error;
    const failure = { kind: 'delivery', said } as const;
    await advanceGeneration(ports, epoch, generationId, { kind: 'undeliverable', failure });
  }
  await ports.flush(generation.chatId);
}

/** No further try would help. */
class Undeliverable extends Error {
  override readonly name = 'Undeliverable';
}

function failureKindOf(error: unknown): string {
  if (error instanceof ResultGone) return 'gone';
  if (error instanceof TelegramRefused) return 'refused';
  const isAway = error instanceof TelegramUnreachable || error instanceof ResultUnreachable;
  return isAway ? 'unreachable' : 'fault';
}

/** Why it can never be delivered; null when it may be another time. */
function undeliverable(error: unknown): string | null {
  if (error instanceof Undeliverable) return error.message;
  if (!(error instanceof TelegramRefused) || !error.isPermanent) return null;
  return `${error.code} ${error.description}`;
}

/** One try to send what is left of an order. */
class DeliveryRun {
  readonly #ports: DeliverPorts;
  readonly #generation: OrderToDeliver;
  readonly #context: DeliverContext;
  #steps: readonly DeliveryStep[] = [];
  readonly #gone: number[] = [];

  constructor(ports: DeliverPorts, generation: OrderToDeliver, context: DeliverContext) {
    this.#ports = ports;
    this.#generation = generation;
    this.#context = context;
  }

  async sendAll(): Promise<void> {
    const { db } = this.#ports;
    const { id, results } = this.#generation;
    if (results === null || results.length === 0) throw new Undeliverable('There is no result.');
    const accepted = new Set((await readDeliveries(db, id)).map(({ position }) => position));
    this.#steps = await readDeliverySteps(db, id);
    const left = results
      .map((result, position) => ({ result, position }))
      .filter(({ position }) => !accepted.has(position));
    this.#lookForUnknownEnds(left.map(({ position }) => position));
    const parts = await this.#probeAll(left);
    for (const parcel of parcelsOf(parts)) {
      await this.#sendParcel(parcel);
    }
    await this.#settleGone();
  }

  /** A process died while it sent these. They are sent once more, and an operator can see it. */
  #lookForUnknownEnds(positions: readonly number[]): void {
    const unknown = positions.filter((at) => pastOf(at, this.#steps).unknownEnds > 0);
    if (unknown.length === 0) return;
    const ends = unknown.map((at) => pastOf(at, this.#steps).unknownEnds);
    if (Math.max(...ends) >= UNKNOWN_ENDS_MAX) {
      throw new Undeliverable('It was sent twice, and each time nobody learned how that ended.');
    }
    this.#ports.log.warn(
      { job_id: this.#generation.id, positions: unknown, cause: 'process died' },
      AMBIGUOUS,
    );
  }

  /** Those that can be had. Throws when a server does not say whether they can. */
  async #probeAll(
    left: readonly { readonly result: GenerationResult; readonly position: number }[],
  ): Promise<Part[]> {
    const { id } = this.#generation;
    const probes = await Promise.allSettled(
      left.map(({ result, position }) => partOf(id, result, position)),
    );
    const gone: number[] = [];
    const parts: Part[] = [];
    for (const [at, { position }] of left.entries()) {
      const probe = probes[at];
      if (probe?.status === 'fulfilled') parts.push(probe.value);
      else if (probe?.reason instanceof ResultGone) gone.push(position);
      else throw probe?.reason;
    }
    if (gone.length > 0) await this.#noteGone(gone, 'The address leads to nothing.');
    return parts;
  }

  async #sendParcel(parcel: Parcel): Promise<void> {
    if (parcel.kind === 'single') {
      await this.#send([parcel.part], async () => [
        await sendPart(this.#ports, this.#generation, parcel.part),
      ]);
      return;
    }
    const sent = await this.#send(parcel.parts, () =>
      sendAlbum(this.#ports, this.#generation, parcel),
    );
    if (sent) return;
    for (const part of parcel.parts) await this.#sendParcel({ kind: 'single', part });
  }

  /** Keeps account of a call, before it and after it. False when it was refused as an album. */
  async #send(
    parts: readonly Part[],
    call: () => Promise<readonly Delivery[] | null>,
  ): Promise<boolean> {
    const { db } = this.#ports;
    const { id } = this.#generation;
    const positions = parts.map(({ position }) => position);
    if (this.#context.isStopping()) throw new RetryLater(0, 'This instance stops.');
    // Fenced: a leader that was overtaken sends nothing.
    await inTransaction(db, async (within) => {
      await fence(within, this.#context.epoch);
      await insertDeliveryStep(within, id, { kind: 'send-started', positions });
    });
    const end = (said: string): Promise<void> =>
      insertDeliveryStep(db, id, { kind: 'send-ended', positions }, said);
    let accepted: readonly Delivery[] | null;
    try {
      accepted = await call();
    } catch (error) {
      await end(error instanceof Error ? error.message : 'unknown');
      this.#ports.meter.count('delivery_failures_total', { kind: failureKindOf(error) });
      if (error instanceof TelegramUnreachable && error.mayHaveArrived) {
        this.#ports.log.warn({ err: error, job_id: id, positions }, AMBIGUOUS);
      }
      if (!(error instanceof ResultGone)) throw error;
      await this.#noteGone(positions, error.message);
      return true;
    }
    if (accepted === null) {
      await end('refused as an album');
      return false;
    }
    await insertDeliveries(db, id, accepted);
    for (const { kind } of accepted) this.#ports.meter.count('deliveries_total', { kind });
    return true;
  }

  async #noteGone(positions: readonly number[], said: string): Promise<void> {
    const { db } = this.#ports;
    await insertDeliveryStep(db, this.#generation.id, { kind: 'result-gone', positions }, said);
    this.#gone.push(...positions);
  }

  /** What is lost for good ends the order; the rest is with the user, who pays nothing for it. */
  async #settleGone(): Promise<void> {
    if (this.#gone.length === 0) return;
    const times = this.#gone.map((at) => pastOf(at, this.#steps).timesGone + 1);
    if (Math.max(...times) >= TIMES_GONE_MAX) {
      throw new Undeliverable('The file is no longer where the vendor said.');
    }
    throw new RetryLater(GONE_PAUSE_MS, 'A result is not where the vendor said.');
  }
}

async function partOf(
  generationId: number,
  result: GenerationResult,
  position: number,
): Promise<Part> {
  if (result.kind === 'text') return { kind: 'text', position, text: readableText(result.text) };
  const { url } = result;
  const file = await probeResult(url);
  const fileName = `result-${generationId}-${position + 1}.${file.type.extension}`;
  return { kind: 'file', position, url, fileName, bytes: file.bytes, ways: waysOf(file) };
}
