import { type ForbiddenPatternId, repeatLimit } from '../../generated/log-policy.ts';
import type { SeenPattern } from '../core/admin/seen-pattern.ts';
import { backoffMs } from '../core/backoff.ts';
import type { Log } from '../core/log.ts';
import { repeatLimiter } from '../core/repeat-limit.ts';
import type { DatabasePool } from '../db/pool.ts';
import { inTransaction } from '../db/transaction.ts';
import { type OperatorAlarms, operatorAlarms } from './operator-alarms.ts';

export interface LogSentinelOptions {
  readonly now: () => number;
  readonly instance: string;
  readonly adminIds: readonly number[];
}

interface Store {
  readonly db: DatabasePool;
  readonly log: Log;
  readonly alarms: OperatorAlarms;
}

/**
 * Tells admins of lines that must not occur, each pattern as often as the contract allows. An
 * alert that the database does not take now, and a fault of the database is what some are about,
 * waits here until it does: one for each pattern at most.
 */
export class LogSentinel {
  readonly #options: LogSentinelOptions;
  readonly #mayTell = repeatLimiter(repeatLimit);
  #store: Store | null = null;
  readonly #waiting = new Map<ForbiddenPatternId, SeenPattern>();
  #storing: Promise<void> | null = null;
  #attempt = 0;
  #retry: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(options: LogSentinelOptions) {
    this.#options = options;
  }

  /** Where what is owed is written down. What was seen until now waits for it. */
  storeIn(db: DatabasePool, log: Log): void {
    this.#store = { db, log, alarms: operatorAlarms(log, this.#options.adminIds) };
    this.#begin();
  }

  /** A line of this pattern was written. Returns at once and never throws. */
  readonly saw = (pattern: ForbiddenPatternId): void => {
    const { now, instance } = this.#options;
    const { pass, heldBack } = this.#mayTell(pattern, now());
    if (!pass) return;
    const more = this.#waiting.get(pattern);
    const sum = more === undefined ? heldBack : more.heldBack + heldBack + 1;
    this.#waiting.set(pattern, { pattern, instance, heldBack: sum });
    if (this.#retry === undefined) this.#begin();
  };

  /** Waits for what is being stored. What the database does not take by then stands in the log. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#retry);
    await this.#storing;
  }

  #begin(): void {
    this.#storing ??= this.#storeAll();
  }

  async #storeAll(): Promise<void> {
    // Not within the line that is being written.
    await Promise.resolve();
    try {
      const store = this.#store;
      while (store !== null && !this.#isStopped) {
        const [seen] = this.#waiting.values();
        if (seen === undefined || !(await this.#owe(store, seen))) return;
        if (this.#waiting.get(seen.pattern) === seen) this.#waiting.delete(seen.pattern);
      }
    } finally {
      // At once: what is seen from now on begins anew.
      this.#storing = null;
    }
  }

  async #owe({ db, log, alarms }: Store, seen: SeenPattern): Promise<boolean> {
    try {
      await inTransaction(db, (within) => alarms.raiseOfLog(within, seen));
      this.#attempt = 0;
      return true;
    } catch (err) {
      log.warn({ err, pattern: seen.pattern }, 'an alert waits for the database');
      this.#retryLater();
      return false;
    }
  }

  #retryLater(): void {
    if (this.#isStopped) return;
    this.#attempt++;
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      this.#begin();
    }, backoffMs(this.#attempt));
    this.#retry.unref();
  }
}
