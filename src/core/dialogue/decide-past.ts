import { offeredModel } from '../catalogue/offer.ts';
import { originalsOf } from '../delivery/originals.ts';
import { startForm } from '../form/form.ts';
import type { Generation } from '../generation/generation.ts';
import { isFinal } from '../generation/machine.ts';
import { isUndelivered } from '../result/redelivery.ts';
import { type Answer, leaveFor } from './answer.ts';
import { beginForm } from './decide-form.ts';
import type { Facts } from './decision.ts';
import { countHistory, type HistoryPlace } from './history.ts';
import { alert, toast } from './notice.ts';
import { unknownProgress } from './screen.ts';

/** A page of what the user has ordered. */
export function history({ history }: Facts, place: HistoryPlace): Answer {
  const { items, hasMore } = history ?? { items: [], hasMore: false };
  const { dialogue, ...rest } = leaveFor({ kind: 'history', ...place, items, hasMore });
  return { ...rest, dialogue: { ...dialogue, historyPlace: place } };
}

/** What of the history is to be shown. */
export function historyFilters({ historyCounts, dialogue }: Facts): Answer {
  const { filter } = dialogue.historyPlace;
  return leaveFor({ kind: 'history-filters', counts: historyCounts ?? countHistory([]), filter });
}

/** Goes on with the order that a button belongs to, if the user has such an order. */
export function withGeneration(facts: Facts, goOn: (generation: Generation) => Answer): Answer {
  const { generation } = facts;
  return generation === null ? { replies: [alert('order-not-found')] } : goOn(generation);
}

/** One order: how it goes, or how it went. */
export function pastOrder(facts: Facts, generation: Generation): Answer {
  const { deliveries, isRedelivered } = facts;
  const place = facts.dialogue.historyPlace;
  const canRedeliver = !isRedelivered && isUndelivered(generation);
  return isFinal(generation.state)
    ? leaveFor({ kind: 'past', generation, deliveries, place, canRedeliver })
    : leaveFor({ kind: 'generation', generation, progress: unknownProgress });
}

/** Stop: only what the vendor has not been asked for yet. */
export function stopOrder({ id: generationId, state }: Generation): Answer {
  if (state === 'confirmed') {
    return { replies: [toast('order-stopped')], deeds: [{ kind: 'cancel', generationId }] };
  }
  return { replies: [alert(isFinal(state) ? 'order-over' : 'order-too-late')] };
}

/** A form with the same parameters and files, to be changed or started as it is. */
export function repeatOrder(facts: Facts, { modelId, input, media }: Generation): Answer {
  const isOffered = offeredModel(modelId) !== null;
  const begun = isOffered ? startForm(facts.newDraftId, modelId, input, media) : null;
  return beginForm(facts, begun, modelId);
}

export function resendOrder({ deliveries }: Facts, generation: Generation): Answer {
  if (deliveries.length === 0) return { replies: [alert('order-nothing-to-resend')] };
  return { replies: [{ kind: 'resend', generation, deliveries }] };
}

/** The files take their time, so a job sends them. */
export function originalsOfOrder({ deliveries }: Facts, generation: Generation): Answer {
  if (originalsOf(generation, deliveries).length === 0) {
    return { replies: [alert('order-nothing-to-resend')] };
  }
  return {
    replies: [toast('originals-coming')],
    deeds: [{ kind: 'send-originals', generationId: generation.id }],
  };
}
