import { createHmac } from 'node:crypto';
import { sameSecret } from './same-secret.ts';

export { taskIdOf } from '../kie/callback-task.ts';

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
