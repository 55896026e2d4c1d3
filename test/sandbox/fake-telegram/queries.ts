import { randomInt } from 'node:crypto';
import { badRequest } from './api-error.ts';

interface Waiting<T> {
  readonly subject: T;
  readonly timer: NodeJS.Timeout;
}

/** Questions that the bot must answer: once, and in time. */
export class Queries<T> {
  readonly #waiting = new Map<string, Waiting<T>>();
  readonly #onTimeout: (id: string, subject: T) => void;

  constructor(onTimeout: (id: string, subject: T) => void) {
    this.#onTimeout = onTimeout;
  }

  /** Returns the id of the new question. */
  ask(subject: T, limitMs: number): string {
    const id = `${randomInt(2 ** 47)}${randomInt(2 ** 16)}`;
    const timer = setTimeout(() => {
      this.#waiting.delete(id);
      this.#onTimeout(id, subject);
    }, limitMs);
    this.#waiting.set(id, { subject, timer });
    return id;
  }

  /** Returns what was asked. Throws an ApiError when it is too late or was answered before. */
  answer(id: string): T {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) {
      throw badRequest('query is too old and response timeout expired or query ID is invalid');
    }
    clearTimeout(waiting.timer);
    this.#waiting.delete(id);
    return waiting.subject;
  }

  get size(): number {
    return this.#waiting.size;
  }

  close(): void {
    for (const { timer } of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
  }
}
