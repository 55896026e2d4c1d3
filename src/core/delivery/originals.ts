import type { Delivery, Generation } from '../generation/generation.ts';
import type { DeliveryStep } from './delivery-step.ts';

/** A picture of which the chat has a smaller copy. */
export interface Original {
  /** Place among the results of the order, from 0. */
  readonly position: number;
  readonly url: string;
}

/** Results that were sent as photos: Telegram makes those smaller. */
export function originalsOf(
  { results }: Pick<Generation, 'results'>,
  deliveries: readonly Delivery[],
): readonly Original[] {
  return deliveries.flatMap(({ position, kind }) => {
    const result = results?.[position];
    return kind === 'photo' && result?.kind === 'file' ? [{ position, url: result.url }] : [];
  });
}

/** Which of them were sent since they were last asked for: asked for again, all go again. */
export function sentSinceAsked(steps: readonly DeliveryStep[]): ReadonlySet<number> {
  const asked = steps.findLastIndex(({ kind }) => kind === 'originals-asked');
  const since = steps.slice(asked + 1).filter(({ kind }) => kind === 'original-sent');
  return new Set(since.flatMap(({ positions }) => positions));
}
