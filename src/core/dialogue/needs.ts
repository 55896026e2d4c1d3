import type { Incoming } from '../incoming.ts';
import { PROMO_START, promoCodeOf } from '../money/promo.ts';
import { REFERRAL_START } from '../money/referral.ts';
import { SHARE_START } from '../result/share.ts';
import type { Action } from './action.ts';
import { decodeAction } from './action-data.ts';
import type { Needs, NeedsOf } from './decision.ts';

const NOTHING: Needs = {
  generationId: null,
  historyPage: null,
  historyFilter: 'all',
  historyCounts: false,
  share: false,
  shareToken: null,
  chargeId: null,
  promoCode: null,
  referralToken: null,
  referralStats: false,
  modelUse: false,
  promptPage: null,
  promptId: null,
  spending: false,
  recentPayments: false,
};

/** See {@link NeedsOf}. */
export const needsOf: NeedsOf = (incoming: Incoming) => {
  switch (incoming.kind) {
    case 'command':
      return ofCommand(incoming.command, incoming.argument);
    case 'tap': {
      const action = decodeAction(incoming.data);
      return action === null ? NOTHING : ofAction(action);
    }
    case 'paid':
    case 'refunded':
      return { ...NOTHING, chargeId: incoming.chargeId };
    default:
      return NOTHING;
  }
};

function ofCommand(command: string, argument: string): Needs {
  if (command === 'history') return { ...NOTHING, historyPage: 0 };
  if (command === 'balance') return { ...NOTHING, spending: true };
  if (command === 'promo') return { ...NOTHING, promoCode: promoCodeOf(argument) };
  if (command === 'promo_add') {
    return { ...NOTHING, promoCode: promoCodeOf(argument.split(/\s/)[0] ?? '') };
  }
  if (command === 'start' && argument.startsWith(PROMO_START)) {
    return { ...NOTHING, promoCode: promoCodeOf(argument.slice(PROMO_START.length)) };
  }
  if (command === 'start' && argument.startsWith(REFERRAL_START)) {
    return { ...NOTHING, referralToken: argument.slice(REFERRAL_START.length) };
  }
  if (command === 'start' && argument.startsWith(SHARE_START)) {
    return { ...NOTHING, shareToken: argument.slice(SHARE_START.length) };
  }
  if (command === 'invite') return { ...NOTHING, referralStats: true };
  if (command === 'paysupport') return { ...NOTHING, recentPayments: true };
  // Whether this user may refund at all is decided with the facts.
  if (command === 'refund' && argument !== '') return { ...NOTHING, chargeId: argument };
  return NOTHING;
}

function ofAction(action: Action): Needs {
  switch (action.kind) {
    case 'pick':
    case 'model':
    case 'discard':
      return { ...NOTHING, modelUse: true };
    case 'history':
      return { ...NOTHING, historyPage: action.page, historyFilter: action.filter ?? 'all' };
    case 'history-filters':
      return { ...NOTHING, historyCounts: true };
    case 'share':
    case 'unshare':
      return { ...NOTHING, generationId: action.generationId, share: true };
    case 'like':
      return { ...NOTHING, shareToken: action.token };
    case 'balance':
      return { ...NOTHING, spending: true };
    case 'invite':
      return { ...NOTHING, referralStats: true };
    case 'paysupport':
      return { ...NOTHING, recentPayments: true };
    case 'prompts':
    case 'choose-prompt':
      return { ...NOTHING, promptPage: action.page };
    case 'prompt':
    case 'use-prompt':
    case 'take-prompt':
      return { ...NOTHING, promptId: action.promptId };
    case 'delete-prompt':
      return { ...NOTHING, promptPage: 0, promptId: action.promptId };
    case 'keep-form-prompt':
      return { ...NOTHING, promptPage: 0 };
    case 'keep-order-prompt':
      return { ...NOTHING, promptPage: 0, generationId: action.generationId };
    case 'past':
    case 'cancel':
    case 'repeat':
    case 'resend':
    case 'originals':
    case 'use':
    case 'upscale':
    case 'vary':
    case 'favourite':
    case 'redeliver':
      return { ...NOTHING, generationId: action.generationId };
    default:
      return NOTHING;
  }
}
