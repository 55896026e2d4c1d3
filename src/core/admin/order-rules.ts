import type { OrderCard } from './admin-facts.ts';

/** It was paid for, and the money is still ours: an order that failed has given it back by itself. */
export function isRefundable({ generation, isRefunded }: OrderCard): boolean {
  const { state, priceKopecks, holdId } = generation;
  return state === 'delivered' && holdId !== null && priceKopecks > 0n && !isRefunded;
}

/** There is something that can be sent. */
export function isRedeliverable({ generation: { state }, deliveries }: OrderCard): boolean {
  return state === 'succeeded' || state === 'delivering' || deliveries.length > 0;
}
