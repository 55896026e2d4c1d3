import { models } from '../../../generated/models/index.ts';
import type { Fault } from './faults.ts';
import type { Found, StoredFile } from './file-store.ts';
import type { Leak, RecordedRequest, RequestLog } from './request-log.ts';
import { finishTask } from './run-task.ts';
import type { SentCallback, Vendor, VendorSettings } from './vendor.ts';
import { filesOf, type VendorTask } from './vendor-task.ts';
import type { FailureName } from './vendor-texts.ts';

/** A few figures for somebody who watches. */
export interface VendorSummary {
  readonly credits: number;
  readonly timeScale: number;
  readonly tasks: Readonly<Record<VendorTask['state'], number>>;
  readonly requests: number;
  readonly uploads: number;
  readonly callbacks: { readonly received: number; readonly failed: number };
  /** Requests with the address of a Telegram file in them. */
  readonly leaks: number;
  readonly faults: readonly Fault[];
  readonly recent: readonly TaskRow[];
}

/** A task for a table. */
export interface TaskRow {
  readonly id: string;
  readonly model: string;
  readonly title: string;
  readonly state: VendorTask['state'];
  readonly createdAtMs: number;
  readonly finishedAtMs: number | null;
  readonly credits: number;
  readonly files: readonly string[];
  readonly faults: readonly string[];
}

const RECENT = 50;

/** What tests and the sandbox do with the vendor from outside. */
export class FakeKieControl {
  readonly #vendor: Vendor;
  readonly #log: RequestLog;

  constructor(vendor: Vendor, log: RequestLog) {
    this.#vendor = vendor;
    this.#log = log;
  }

  /** Plans a fault. The oldest one that fits strikes first. */
  fault(fault: Fault): void {
    this.#vendor.faults.add(fault);
  }

  /** Nothing goes wrong any more, apart from tasks that have begun. */
  clearFaults(): void {
    this.#vendor.faults.clear();
  }

  faults(): readonly Fault[] {
    return this.#vendor.faults.list();
  }

  set(settings: Partial<VendorSettings>): void {
    Object.assign(this.#vendor.settings, settings);
    this.#vendor.clock.setScale(this.#vendor.settings.timeScale);
  }

  settings(): Readonly<VendorSettings> {
    return this.#vendor.settings;
  }

  /** All requests to both hosts but those to the control itself, oldest first. */
  requests(): readonly RecordedRequest[] {
    return this.#log.list();
  }

  /** Requests in which one of the secrets stands, or the address of a Telegram file. */
  leaks(secrets: readonly string[]): readonly Leak[] {
    return this.#log.leaks(secrets);
  }

  tasks(): readonly VendorTask[] {
    return [...this.#vendor.tasks.values()];
  }

  callbacks(): readonly SentCallback[] {
    return this.#vendor.callbacks;
  }

  uploads(): readonly StoredFile[] {
    return this.#vendor.files.uploads();
  }

  /** What the vendor would find at an address: an upload, or a file outside. */
  find(url: string): Promise<Found> {
    return this.#vendor.files.find(url);
  }

  /** Puts a file into the world outside, for inputs to name. Without bytes it fits everywhere. */
  publish(url: string, bytes?: Buffer): void {
    this.#vendor.files.publish(url, bytes);
  }

  /** All result files are gone, as after 14 days. */
  expireResults(): void {
    this.#vendor.files.expireResults();
  }

  /**
   * Ends a task now, well or with this failure; ends when its callbacks are answered. False when
   * there is no such task.
   */
  async settle(taskId: string, failure?: FailureName): Promise<boolean> {
    const task = this.#vendor.tasks.get(taskId);
    if (task === undefined) return false;
    await this.#vendor.clock.run(() => finishTask(this.#vendor, task, failure));
    return true;
  }

  /** Ends when every task has ended (but those that never do) and every callback is answered. */
  idle(): Promise<void> {
    return this.#vendor.clock.idle();
  }

  summary(): VendorSummary {
    const { settings, tasks, callbacks, files } = this.#vendor;
    const counts = { waiting: 0, generating: 0, success: 0, fail: 0 };
    for (const { state } of tasks.values()) counts[state]++;
    const received = callbacks.filter(({ status }) => status === 200).length;
    return {
      credits: settings.credits,
      timeScale: settings.timeScale,
      tasks: counts,
      requests: this.#log.list().length,
      uploads: files.uploads().length,
      callbacks: { received, failed: callbacks.length - received },
      leaks: this.#log.leaks([]).length,
      faults: this.faults(),
      recent: [...tasks.values()].slice(-RECENT).reverse().map(rowOf),
    };
  }
}

function rowOf(task: VendorTask): TaskRow {
  const { id, modelId, state, createdAtMs, finishedAtMs, credits, faults } = task;
  return {
    id,
    model: modelId,
    title: models[modelId].title.en,
    state,
    createdAtMs,
    finishedAtMs,
    credits,
    files: filesOf(task),
    faults: faults.map(({ kind }) => kind),
  };
}
