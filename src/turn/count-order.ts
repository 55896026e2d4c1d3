import type { Generation } from '../core/generation/generation.ts';
import { modelOf } from '../core/generation/model-of.ts';
import type { Meter } from '../ops/meter.ts';

/** Counts an order that has come into the state in which it is, once that is committed. */
export function countOrder(meter: Meter, generation: Generation, nowMs: number): void {
  const { state, modelId, priceKopecks, createdAtMs, submittedAtMs } = generation;
  const price = priceKopecks === 0n ? 'free' : 'paid';
  meter.count('orders_total', { state, family: familyOf(modelId), price });
  // What is delivered once more was made for another order.
  if (state !== 'succeeded' || submittedAtMs === null) return;
  const seconds = Math.max(0, nowMs - createdAtMs) / 1_000;
  meter.observe('result_seconds', { model: modelOf(modelId)?.id ?? GONE }, seconds);
}

const GONE = 'not in the catalogue';

/** Family of a model; models that have left the catalogue share one. */
export function familyOf(modelId: string): string {
  return modelOf(modelId)?.family ?? GONE;
}
