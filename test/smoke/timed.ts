import { Shortfall } from '../../generator/smoke/scenario.ts';
import type { ChatUser } from '../bot/chat-user.ts';
import { until } from '../sandbox/until.ts';

export interface Waited<T> {
  readonly value: T;
  readonly tookMs: number;
}

/**
 * Acts for a person and waits until she sees what is promised. Throws Shortfall with `promise` and
 * the conversation when it does not come in time.
 */
export async function seenBy<T>(
  user: ChatUser,
  { promise, limitMs }: { readonly promise: string; readonly limitMs: number },
  act: () => unknown,
  look: () => T | null,
): Promise<Waited<T>> {
  const startedAtMs = performance.now();
  await act();
  try {
    const value = await user.waitFor(promise, look, limitMs);
    return { value, tookMs: performance.now() - startedAtMs };
  } catch {
    throw new Shortfall(`${promise} within ${limitMs} ms.`, { seen: user.transcript() });
  }
}

/** Waits until `ask` has an answer. Throws Shortfall with `promise` when it has none in time. */
export async function answered<T>(
  { promise, limitMs }: { readonly promise: string; readonly limitMs: number },
  ask: () => Promise<T | null>,
): Promise<T> {
  try {
    return await until(promise, ask, limitMs);
  } catch (error) {
    const { cause } = error as Error;
    const seen = cause instanceof Error ? { seen: cause.message } : {};
    throw new Shortfall(`${promise} within ${limitMs} ms.`, seen);
  }
}
