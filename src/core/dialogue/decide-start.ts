import { PROMO_START } from '../money/promo.ts';
import { SHARE_START } from '../result/share.ts';
import { type Answer, menu } from './answer.ts';
import { redeem } from './decide-promo.ts';
import { openShared } from './decide-share.ts';
import type { Facts } from './decision.ts';

/** `/start`, with what the link carried by which the user came. */
export function decideStart(facts: Facts, argument: string): Answer {
  return withLink(facts, argument, menu(facts));
}

/** The first screen, and what the link is good for. */
export function withLink(facts: Facts, argument: string, first: Answer): Answer {
  if (argument.startsWith(SHARE_START)) return openShared(facts, first);
  if (!argument.startsWith(PROMO_START)) return first;
  const { replies, deeds = [] } = redeem(facts);
  return {
    ...first,
    replies: [...replies, ...first.replies],
    deeds: [...(first.deeds ?? []), ...deeds],
  };
}
