import type { Generation } from '../core/generation/generation.ts';
import type { GenerationEvent } from '../core/generation/generation-event.ts';
import { apiOf, outputOf } from '../core/generation/model-of.ts';
import { NOT_VISIBLE_MS_MAX } from '../core/generation/patience.ts';
import { pollPauseMs } from '../core/generation/poll-schedule.ts';
import { addJob } from '../db/queries/add-job.ts';
import { markGenerationCallbacks } from '../db/queries/mark-generation-callbacks.ts';
import { readGeneration } from '../db/queries/read-generation.ts';
import {
  readGenerationCallbacks,
  type WaitingCallback,
} from '../db/queries/read-generation-callbacks.ts';
import { callbackTaskId } from '../kie/callback-task.ts';
import type { TaskStatus } from '../kie/task-status.ts';
import { advanceGeneration } from './advance-generation.ts';
import type { VendorPorts } from './generation-ports.ts';

/**
 * Asks the vendor how an order stands, and lets follow what follows from it. What callbacks say is
 * a hint that it is worth asking, and may bring the id of a task whose answer was lost. May be
 * called for any order at any time.
 *
 * Throws `Deposed`, and what the database says. That the vendor cannot be asked is no reason to
 * end an order before its time is over.
 */
export async function pollGeneration(
  ports: VendorPorts,
  epoch: number,
  generationId: number,
): Promise<void> {
  const generation = await readGeneration(ports.db, generationId);
  if (generation === null) {
    ports.log.error({ job_id: generationId }, 'an order to be asked about does not exist');
    return;
  }
  const callbacks = await readGenerationCallbacks(ports.db, generation.callbackToken);
  await new Poll(ports, epoch, generation, callbacks).run();
}

/** Where many wait to ask, coming back sooner would only take time from those who may. */
const CROWDED_PAUSE_MS = 2_000;

class Poll {
  readonly #ports: VendorPorts;
  readonly #epoch: number;
  readonly #generation: Generation;
  readonly #callbacks: readonly WaitingCallback[];

  constructor(
    ports: VendorPorts,
    epoch: number,
    generation: Generation,
    callbacks: readonly WaitingCallback[],
  ) {
    this.#ports = ports;
    this.#epoch = epoch;
    this.#generation = generation;
    this.#callbacks = callbacks;
  }

  async run(): Promise<void> {
    const { state, vendorTaskId } = this.#generation;
    if (state === 'submitting') return this.#findTask();
    if (state === 'submitted' && vendorTaskId !== null) return this.#ask(vendorTaskId);
    if (this.#callbacks.length > 0) await this.#lookBack();
  }

  /**
   * A callback came too late, or a second time. That is written down, and changes nothing; but what
   * the vendor made for an order without a result has its price.
   */
  async #lookBack(): Promise<void> {
    const named = this.#callbacks.map(({ body }) => callbackTaskId(body));
    const taskId = this.#generation.vendorTaskId ?? named.find((id) => id !== null) ?? null;
    const isWithoutResult = this.#generation.results === null;
    const status = isWithoutResult && taskId !== null ? await this.#read(taskId) : null;
    if (status === 'later') return;
    if (status?.kind === 'succeeded') {
      await this.#advance({ kind: 'succeeded', results: status.results });
    } else await this.#advance({ kind: 'hint', taskId });
  }

  /** The answer to the request was lost. A callback may name the task. */
  async #findTask(): Promise<void> {
    for (const taskId of new Set(this.#callbacks.map(({ body }) => callbackTaskId(body)))) {
      if (taskId === null) continue;
      const status = await this.#read(taskId);
      if (status === 'later') return;
      if (status.kind === 'not-visible' || status.kind === 'unreadable') continue;
      const adopted = await this.#advance({ kind: 'hint', taskId });
      // Adopted just now, or in the meantime from the answer to the request.
      if (adopted?.generation.vendorTaskId === taskId) return this.#follow(status);
    }
    if (this.#isOverdue()) {
      await this.#advance({ kind: 'time-over' });
    } else if (this.#callbacks.length > 0) {
      // It named nothing that the vendor knows. Perhaps not yet; until the deadline it is tried.
      this.#ports.log.warn(this.#about(), 'a callback for a lost request names no known task');
      await this.#again();
    }
  }

  async #ask(taskId: string): Promise<void> {
    const status = await this.#read(taskId);
    if (status !== 'later') await this.#follow(status);
  }

  async #follow(status: TaskStatus): Promise<void> {
    switch (status.kind) {
      case 'succeeded':
        await this.#advance({ kind: 'succeeded', results: status.results });
        return;
      case 'failed': {
        const { failure, alarm } = status;
        this.#ports.log.warn({ ...this.#about(), ...failure }, 'the vendor failed');
        await this.#advance({ kind: 'vendor-failed', failure, alarm });
        return;
      }
      case 'pending':
        await this.#advance({ kind: this.#isOverdue() ? 'time-over' : 'pending' });
        return;
      case 'not-visible':
        await this.#advance(this.#whenNotVisible());
        return;
      case 'unreadable': {
        const { failure, alarm } = status;
        this.#ports.log.warn(
          { ...this.#about(), said: failure.said },
          'the vendor cannot be asked',
        );
        if (alarm !== null) await this.#raise(alarm, failure.said);
        if (this.#isOverdue()) await this.#advance({ kind: 'time-over' });
        else await this.#again();
      }
    }
  }

  #whenNotVisible(): GenerationEvent {
    if (this.#isOverdue()) return { kind: 'time-over' };
    const { submittedAtMs } = this.#generation;
    const ageMs = this.#ports.now() - (submittedAtMs ?? this.#ports.now());
    if (ageMs < NOT_VISIBLE_MS_MAX) return { kind: 'pending' };
    const failure = { kind: 'vendor', said: 'The vendor does not know the task.' } as const;
    return { kind: 'vendor-failed', failure, alarm: null };
  }

  /** Asks, unless so much was asked already that the vendor would refuse: then it is done later. */
  async #read(taskId: string): Promise<TaskStatus | 'later'> {
    const { reads, vendor, now } = this.#ports;
    const waitMs = reads.take(now());
    if (waitMs === 0) return vendor.readTask(apiOf(this.#generation.modelId).endpoint, taskId);
    await this.#enqueue(now() + Math.max(waitMs, CROWDED_PAUSE_MS));
    return 'later';
  }

  /** An event, and with it the callbacks count as looked at. */
  #advance(event: GenerationEvent) {
    const ids = this.#callbacks.map(({ id }) => id);
    const { id } = this.#generation;
    return advanceGeneration(this.#ports, this.#epoch, id, event, (db) =>
      markGenerationCallbacks(db, ids),
    );
  }

  /** The callbacks stay: what they name is asked about once more. */
  async #again(): Promise<void> {
    const { modelId, submittedAtMs, createdAtMs } = this.#generation;
    const nowMs = this.#ports.now();
    const pauseMs = pollPauseMs(outputOf(modelId), nowMs - (submittedAtMs ?? createdAtMs));
    await this.#enqueue(nowMs + pauseMs);
  }

  async #enqueue(runAtMs: number): Promise<void> {
    const { id } = this.#generation;
    const options = { key: `poll:${id}`, runAtMs };
    await addJob(this.#ports.db, 'poll-generation', { generationId: id }, options);
  }

  async #raise(alarm: 'out-of-credits' | 'bad-key' | 'model-unknown', said: string): Promise<void> {
    const { alarms, db, now } = this.#ports;
    const { id: generationId, modelId } = this.#generation;
    await alarms.raise(db, alarm, { generationId, modelId, said }, now());
  }

  #isOverdue(): boolean {
    return this.#ports.now() >= this.#generation.expiresAtMs;
  }

  #about(): object {
    return { job_id: this.#generation.id, model: this.#generation.modelId };
  }
}
