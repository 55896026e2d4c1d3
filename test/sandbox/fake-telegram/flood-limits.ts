import { tooManyRequests } from './api-error.ts';
import type { Settings } from './settings.ts';

const SECOND_MS = 1000;

/** Counts what is sent in the last second. */
export class FloodLimits {
  readonly #settings: Settings;
  #all: number[] = [];
  readonly #byChat = new Map<number, number[]>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Counts one more, or throws an ApiError with the seconds to wait. */
  count(chatId: number, nowMs: number): void {
    const { sendsPerSecond, sendsPerSecondPerChat } = this.#settings;
    const recent = (times: readonly number[]): number[] =>
      times.filter((time) => time > nowMs - SECOND_MS);
    this.#all = recent(this.#all);
    const chat = recent(this.#byChat.get(chatId) ?? []);
    const isTooMuch = (count: number, limit: number | null): boolean =>
      limit !== null && count >= limit;
    if (
      isTooMuch(this.#all.length, sendsPerSecond) ||
      isTooMuch(chat.length, sendsPerSecondPerChat)
    ) {
      throw tooManyRequests(1);
    }
    this.#all.push(nowMs);
    this.#byChat.set(chatId, [...chat, nowMs]);
  }
}
