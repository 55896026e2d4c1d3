import { offeredModel } from '../catalogue/offer.ts';
import { startForm } from '../form/form.ts';
import type { Generation } from '../generation/generation.ts';
import { shareableOf } from '../result/share.ts';
import { sharedValues } from '../result/shared-values.ts';
import { type Answer, leaveFor } from './answer.ts';
import { beginForm } from './decide-form.ts';
import { pastOrder } from './decide-past.ts';
import type { Facts, Reply } from './decision.ts';
import { alert, notice, toast } from './notice.ts';

/** The link of a result, and all that others will see by it. The same link until it is withdrawn. */
export function shareResult({ share, deliveries }: Facts, generation: Generation): Answer {
  const { id: generationId, state } = generation;
  const count = shareableOf(generation, deliveries).length;
  if (share === null || state !== 'delivered' || count === 0) {
    return { replies: [alert('share-nothing')] };
  }
  const { link, round, isOpen } = share;
  return {
    ...leaveFor({ kind: 'share', generation, count, link }),
    deeds: isOpen ? [] : [{ kind: 'share', share: { generationId, round } }],
  };
}

/** From now on the link shows nothing. */
export function unshareResult(facts: Facts, generation: Generation): Answer {
  const { replies, ...rest } = pastOrder(facts, generation);
  return {
    ...rest,
    replies: [toast('share-withdrawn'), ...replies],
    deeds: [{ kind: 'unshare', generationId: generation.id }],
  };
}

/**
 * The result that a link leads to. `first` is what the user would see without it: a newcomer is
 * welcomed besides, and who has a link that shows nothing is told so.
 */
export function openShared(facts: Facts, first: Answer): Answer {
  const { openedShare: opened, user } = facts;
  const deliveries = opened === null ? [] : shareableOf(opened.generation, opened.deliveries);
  if (opened === null || deliveries.length === 0) {
    const gone: Reply = { kind: 'message', screen: notice('share-gone') };
    return { ...first, replies: [gone, ...first.replies] };
  }
  const { generation, token } = opened;
  const { modelId } = generation;
  const canMakeLike = offeredModel(modelId) !== null;
  const shown = leaveFor({ kind: 'shared', modelId, token: canMakeLike ? token : null });
  const welcome = user.isNew ? first.replies.map(asMessage) : [];
  const result: Reply = { kind: 'resend', generation, deliveries };
  return { ...shown, replies: [...welcome, result, ...shown.replies] };
}

/** A form for the same model with the parameters of a shared result, but for what is its owner's. */
export function makeLikeShared(facts: Facts): Answer {
  const { openedShare, newDraftId } = facts;
  if (openedShare === null) return { replies: [alert('share-gone')] };
  const { generation } = openedShare;
  const { modelId } = generation;
  const isOffered = offeredModel(modelId) !== null;
  const begun = isOffered ? startForm(newDraftId, modelId, sharedValues(generation)) : null;
  return beginForm(facts, begun);
}

/** There is one panel, and the shared result has it. */
function asMessage(reply: Reply): Reply {
  return reply.kind === 'panel' ? { kind: 'message', screen: reply.screen } : reply;
}
