import { createHmac } from 'node:crypto';
import { sameSecret } from './same-secret.ts';

/** What a signed callback shows. The vendor signs the task id and the time, not the body. */
export interface ShownSignature {
  readonly signature: string | undefined;
  /** Unix seconds. */
  readonly timestamp: string | undefined;
}

/**
 * Whether the vendor's key made this signature for this task, not longer ago than `freshnessMs`,
 * nor so much ahead.
 */
export function isSignedByVendor(
  key: string,
  taskId: string | null,
  { signature, timestamp }: ShownSignature,
  nowMs: number,
  freshnessMs: number,
): boolean {
  if (taskId === null || timestamp === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
  const expected = createHmac('sha256', key).update(`${taskId}.${timestamp}`).digest('base64');
  const isFresh = Math.abs(nowMs - Number(timestamp) * 1000) <= freshnessMs;
  return sameSecret(signature, expected) && isFresh;
}

/** The id of the vendor's task, wherever this kind of callback has it; null when it has none. */
export function taskIdOf(body: Readonly<Record<string, unknown>>): string | null {
  const data = body['data'];
  const inner = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
  const places = [inner['taskId'], inner['task_id'], body['taskId'], body['task_id']];
  return places.find((id): id is string => typeof id === 'string' && id !== '') ?? null;
}
