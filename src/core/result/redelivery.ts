import type { Generation, Order } from '../generation/generation.ts';

/**
 * Whether the results of an order were made and never came: the money went back. Which of them have
 * come does not matter.
 */
export function isUndelivered({ state, failure, results }: Generation): boolean {
  const isOver = state === 'failed' || state === 'expired';
  return isOver && failure?.kind === 'delivery' && (results?.length ?? 0) > 0;
}

/** Each order is sent again once: a second tap finds the first. */
export function redeliveryDraftOf(generationId: number): string {
  return `again-${generationId}`;
}

/** The same order for the same price, for results that are there already. */
export function redeliveryOf(generation: Generation): Order {
  const { id, modelId, input, media, priceKopecks, creditsMicro } = generation;
  const draftId = redeliveryDraftOf(id);
  return { draftId, modelId, input, media, priceKopecks, creditsMicro };
}
