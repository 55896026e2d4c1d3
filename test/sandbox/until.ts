import { setTimeout as pause } from 'node:timers/promises';

const PAUSE_MS = 25;

/**
 * Asks again and again until the answer is not null, and returns it. A question that throws counts
 * as null.
 * Throws after `limitMs`, with what the last question threw as the cause.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null> | T | null,
  limitMs = 15_000,
): Promise<T> {
  const endMs = performance.now() + limitMs;
  for (;;) {
    let cause: unknown;
    try {
      const answer = await ask();
      if (answer !== null) return answer;
    } catch (error) {
      cause = error;
    }
    if (performance.now() > endMs) {
      throw new Error(`Waited ${limitMs / 1000} s in vain until ${what}.`, { cause });
    }
    await pause(PAUSE_MS);
  }
}
