import type { ModelSummary } from '../../../generated/runtime/model-summary.ts';

type Output = ModelSummary['output'];

const MINUTE_MS = 60_000;

/** Videos of the vendor may take an hour. */
const TIME_MS: Readonly<Record<Output, number>> = {
  image: 20 * MINUTE_MS,
  audio: 20 * MINUTE_MS,
  video: 75 * MINUTE_MS,
  text: 20 * MINUTE_MS,
  json: 20 * MINUTE_MS,
};

/** So long a finished result is offered to Telegram, counted from the deadline of the order. */
export const DELIVERY_GRACE_MS = 24 * 60 * MINUTE_MS;

/** Longer than one try to deliver a result may take. */
export const DELIVERY_PAUSE_MS = 10 * MINUTE_MS;

/** When an order that is confirmed now is given up, and its money back. */
export function deadlineMs(output: Output, confirmedAtMs: number): number {
  return confirmedAtMs + TIME_MS[output];
}
