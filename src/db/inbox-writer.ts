import { within } from './deadline.ts';
import type { Queryable } from './pool.ts';
import { insertUpdates, type NewUpdate } from './queries/insert-updates.ts';
import { wakeLanes } from './queries/wake-lanes.ts';

/** Rows of one statement. More make it longer, not faster. */
const GROUP_MAX = 200;

/** After this the next group is tried, on another connection. */
const STATEMENT_DEADLINE_MS = 2_000;

/** What may wait in memory while the database is slow, in UTF-16 units of all texts. */
const WAITING_LENGTH_MAX = 32 * 1024 * 1024;

/** So much waits already that one more would wait too long. */
export class InboxWriterBusy extends Error {
  override readonly name = 'InboxWriterBusy';
}

interface Waiting extends NewUpdate {
  readonly resolve: (isNew: boolean) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Stores updates and makes the jobs that handle them. What comes while a statement is under way
 * goes together into the next one: under load that is one round trip and one commit for many;
 * without load nothing waits.
 */
export class InboxWriter {
  readonly #db: Queryable;
  #waiting: Waiting[] = [];
  #waitingLength = 0;
  #writing = false;

  constructor(db: Queryable) {
    this.#db = db;
  }

  /**
   * False when it was stored before. Rejects when it is not known to be stored: with what the
   * database says, with `DeadlineExceeded`, or with {@link InboxWriterBusy}.
   */
  store(updateId: number, lane: string, payload: string): Promise<boolean> {
    if (this.#waitingLength + payload.length > WAITING_LENGTH_MAX) {
      return Promise.reject(new InboxWriterBusy('Too much waits to be stored.'));
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ updateId, lane, payload, resolve, reject });
      this.#waitingLength += payload.length;
      if (!this.#writing) void this.#writeAll();
    });
  }

  /** Never rejects: each update learns its own fate. */
  async #writeAll(): Promise<void> {
    this.#writing = true;
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, GROUP_MAX);
      for (const { payload } of group) this.#waitingLength -= payload.length;
      await this.#write(group);
    }
    this.#writing = false;
  }

  async #write(group: readonly Waiting[]): Promise<void> {
    const firsts = new Map<number, Waiting>();
    for (const each of group) {
      if (!firsts.has(each.updateId)) firsts.set(each.updateId, each);
    }
    try {
      const stored = insertUpdates(this.#db, [...firsts.values()]);
      const { fresh, lanesNotWoken } = await within(STATEMENT_DEADLINE_MS, stored);
      for (const each of group) {
        each.resolve(fresh.has(each.updateId) && firsts.get(each.updateId) === each);
      }
      // They are stored; if this fails, the leader finds them by itself a little later.
      if (lanesNotWoken.length > 0) wakeLanes(this.#db, lanesNotWoken).catch(() => undefined);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}
