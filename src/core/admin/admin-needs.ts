import { decodeAction } from '../dialogue/action-data.ts';
import type { Dialogue } from '../dialogue/dialogue.ts';
import { wholeNumber } from '../dialogue/whole-number.ts';
import type { Incoming } from '../incoming.ts';
import { promoCodeOf } from '../money/promo.ts';
import type { AdminAction } from './admin-action.ts';
import type { AdminNeeds } from './admin-facts.ts';
import type { AdminInput } from './admin-input.ts';
import { incidentIdOf } from './incident.ts';
import { nextStep } from './promo-draft.ts';
import { userQuery } from './user-query.ts';

const NOTHING: AdminNeeds = { kind: 'nothing' };

/** What is read for an update of somebody with a role. Pure. */
export function adminNeedsOf(incoming: Incoming, { adminInput }: Dialogue): AdminNeeds {
  switch (incoming.kind) {
    case 'command':
      return incoming.command === 'admin' ? userNamed(incoming.argument) : NOTHING;
    case 'tap': {
      const action = decodeAction(incoming.data);
      return action?.kind === 'admin' ? ofAction(action.admin, adminInput) : NOTHING;
    }
    case 'text':
      return adminInput === null ? NOTHING : ofInput(adminInput, incoming);
    case 'file':
      return adminInput?.asks === 'user' ? ofInput(adminInput, { ...incoming, text: '' }) : NOTHING;
    default:
      return NOTHING;
  }
}

function userNamed(text: string): AdminNeeds {
  const by = userQuery(text);
  return by === null ? NOTHING : { kind: 'user', by, lock: false };
}

function ofInput(
  input: AdminInput,
  { text, forwardedFromId }: { readonly text: string; readonly forwardedFromId: number | null },
): AdminNeeds {
  switch (input.asks) {
    case 'user':
      return forwardedFromId === null
        ? userNamed(text)
        : { kind: 'user', by: { id: forwardedFromId }, lock: false };
    case 'order': {
      const id = wholeNumber(text.trim());
      return id === null ? NOTHING : { kind: 'order', id, lock: false };
    }
    case 'incident': {
      const id = incidentIdOf(text);
      return id === null ? NOTHING : { kind: 'incident', id };
    }
    case 'promo': {
      const code = nextStep(input.draft) === 'code' ? promoCodeOf(text) : null;
      return code === null ? NOTHING : { kind: 'promo', code, lock: false };
    }
    case 'model':
    case 'percent':
    case 'free':
      return NOTHING;
    case 'broadcast':
    case 'broadcast-now':
      return { kind: 'segments' };
    case 'adjustment':
    case 'adjust-now':
    case 'answer':
      return { kind: 'user', by: { id: input.userId }, lock: false };
    case 'ban-reason':
      return { kind: 'user', by: { id: input.userId }, lock: true };
  }
}

function ofAction(action: AdminAction, input: AdminInput | null): AdminNeeds {
  switch (action.kind) {
    case 'menu':
    case 'find-user':
    case 'find-order':
    case 'models':
    case 'model':
    case 'offer':
    case 'restore':
    case 'percent':
    case 'free':
    case 'free-contract':
    case 'new-promo':
    case 'new-broadcast':
      return NOTHING;
    case 'incidents':
      return { kind: 'incidents' };
    case 'incident':
      return { kind: 'incident', id: action.incidentId };
    case 'questions':
      return { kind: 'questions' };
    case 'question':
      return { kind: 'question', id: action.questionId };
    case 'promos':
      return { kind: 'promos' };
    case 'promo':
      return { kind: 'promo', code: action.code, lock: false };
    case 'promo-now':
    case 'promo-turn':
      return { kind: 'promo', code: action.code, lock: true };
    case 'broadcasts':
      return { kind: 'broadcasts' };
    case 'segment':
    case 'broadcast-now':
      return { kind: 'segments' };
    case 'broadcast':
      return { kind: 'broadcast', id: action.broadcastId, lock: false };
    case 'move':
      return { kind: 'broadcast', id: action.broadcastId, lock: true };
    case 'user':
    case 'adjust':
    case 'ban':
    case 'answer':
      return { kind: 'user', by: { id: action.userId }, lock: false };
    case 'unban':
    case 'role':
      return { kind: 'user', by: { id: action.userId }, lock: true };
    case 'adjust-now':
      return input?.asks === 'adjust-now'
        ? { kind: 'user', by: { id: input.userId }, lock: true }
        : NOTHING;
    case 'staff':
      return { kind: 'staff' };
    case 'stats':
      return { kind: 'stats', days: action.days };
    case 'orders':
      return { kind: 'orders', userId: action.userId, page: action.page };
    case 'order':
    case 'refund-order':
      return { kind: 'order', id: action.orderId, lock: false };
    case 'redeliver':
    case 'refund-order-now':
      return { kind: 'order', id: action.orderId, lock: true };
    case 'audit':
      return { kind: 'audit', page: action.page };
  }
}
