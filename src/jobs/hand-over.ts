import { leaderLock } from '../../generated/database.ts';
import type { LeaderMessage } from '../db/leader-connection.ts';

/**
 * The manners of a hand-over: an instance that has just come asks the leader for room, once in its
 * life; the leader makes room and lets the newcomer go first. Nobody who has led asks, so two
 * instances that both stay do not take the lock from each other.
 */
export class HandOver {
  readonly #instance: string;
  #hasAsked = false;
  #newcomer: string | null = null;
  #wanted = new AbortController();
  #freed = new AbortController();
  /** Until then the lock is left to another. */
  #waitUntilMs = Number.NEGATIVE_INFINITY;

  constructor(instance: string) {
    this.#instance = instance;
  }

  /** Given when an instance asks for room during the present term. */
  get wanted(): AbortSignal {
    return this.#wanted.signal;
  }

  /** Given when the lock has become free for this instance since the last look. */
  get freed(): AbortSignal {
    return this.#freed.signal;
  }

  /** Who has asked for room during the present term. */
  get newcomer(): string | null {
    return this.#newcomer;
  }

  hear(message: LeaderMessage, nowMs: number): void {
    const isMe = message.instance === this.#instance;
    if (message.kind === 'want') {
      if (isMe) return;
      this.#newcomer = message.instance;
      this.#wanted.abort();
    } else if (message.instance === null || isMe) {
      this.#freed.abort();
    } else {
      this.letGoFirst(nowMs);
    }
  }

  /** The lock is left to another for as long as a take-over may take. */
  letGoFirst(nowMs: number): void {
    this.#waitUntilMs = nowMs + leaderLock.takeoverMs;
  }

  /** A look at the lock begins. Whether it may be taken. */
  beginLook(nowMs: number): boolean {
    if (this.#freed.signal.aborted) this.#freed = new AbortController();
    return nowMs >= this.#waitUntilMs;
  }

  /** Another leads. Whether to ask it for room: at most once. */
  seeLeader(): boolean {
    this.#waitUntilMs = Number.NEGATIVE_INFINITY;
    const asks = !this.#hasAsked;
    this.#hasAsked = true;
    return asks;
  }

  beginTerm(): void {
    this.#hasAsked = true;
    this.#newcomer = null;
    this.#wanted = new AbortController();
  }
}
