import type { FreeUsesByModel } from '../money/free-tier.ts';
import type { Kopecks } from '../money/kopecks.ts';
import { exampleFor } from './example.ts';
import { type Offer, offersFor } from './offer.ts';
import { freeOffers } from './picks.ts';

/** With what somebody begins who has never made anything. */
export interface Trial {
  readonly modelId: Offer['model']['id'];
  /** The least that it costs; 0: it is free. */
  readonly kopecks: Kopecks;
}

/**
 * A model with a ready example, of which an order is free for this user, else the cheapest that
 * makes a picture of words; null when no such model is offered.
 */
export function trialFor(uses: FreeUsesByModel): Trial | null {
  const ready = (offer: Offer): boolean => exampleFor(offer.model.id) !== null;
  const free = freeOffers(uses)
    .filter(({ free: { left } }) => left > 0)
    .map(({ offer }) => offer)
    .find(ready);
  if (free !== undefined) return { modelId: free.model.id, kopecks: 0n };
  const paid = offersFor('text-to-image').find(ready);
  return paid === undefined ? null : { modelId: paid.model.id, kopecks: paid.price.from };
}
