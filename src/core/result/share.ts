import type { Delivery, Generation } from '../generation/generation.ts';

/** What a link to the bot carries before the signed name of a result: `?start=s_…`. */
export const SHARE_START = 's_';

/** A result that its owner shows to others. A withdrawn link is of an earlier round. */
export interface ShareRef {
  readonly generationId: number;
  /** From 1. */
  readonly round: number;
}

/** What the owner of a result knows of its link. */
export interface OwnShare {
  readonly round: number;
  /** Null: the name of the bot is not known yet. */
  readonly link: string | null;
  /** It was given to the owner and not withdrawn since. */
  readonly isOpen: boolean;
}

/** A result that somebody has the link of. */
export interface OpenedShare {
  /** For the buttons under it. */
  readonly token: string;
  readonly generation: Generation;
  readonly deliveries: readonly Delivery[];
}

/**
 * What others can be shown: what Telegram keeps for ever, and texts. A link to the vendor ends
 * after some days and is nobody else's.
 */
export function shareableOf(
  { results }: Pick<Generation, 'results'>,
  deliveries: readonly Delivery[],
): readonly Delivery[] {
  return deliveries.filter(
    ({ fileId, position }) => fileId !== null || results?.[position]?.kind === 'text',
  );
}
