import { type AdminAction, rightOfAdminAction } from '../admin/admin-action.ts';
import type { AdminInput } from '../admin/admin-input.ts';
import { may } from '../admin/rights.ts';
import { typedAdjustment } from '../admin/typed-adjustment.ts';
import { userOf } from './admin-answer.ts';
import type { Answer } from './answer.ts';
import { proposeBroadcast } from './decide-admin-broadcast.ts';
import { incidentTyped } from './decide-admin-incident.ts';
import { findModel, freeTyped, percentTyped } from './decide-admin-model.ts';
import { orderScreen } from './decide-admin-order.ts';
import { promoStepTyped } from './decide-admin-promo.ts';
import { answerUser, ban, proposeAdjustment, userScreen } from './decide-admin-user.ts';
import type { Facts } from './decision.ts';
import { notice } from './notice.ts';
import type { NoticeScreen } from './screen.ts';

/** The button after which this is asked: who may tap it may answer. */
const ASKED_BY: Readonly<Record<AdminInput['asks'], AdminAction['kind']>> = {
  user: 'find-user',
  order: 'find-order',
  model: 'models',
  broadcast: 'new-broadcast',
  'broadcast-now': 'new-broadcast',
  percent: 'percent',
  free: 'free',
  incident: 'incidents',
  promo: 'new-promo',
  adjustment: 'adjust',
  'adjust-now': 'adjust',
  'ban-reason': 'ban',
  answer: 'answer',
};

/** A message of Telegram has room for it and the words around it. In UTF-16 units. */
const ANSWER_LENGTH_MAX = 3_500;

/** What an admin writes who was asked for something; null when nothing was asked. */
export function decideAdminText(facts: Facts, text: string): Answer | null {
  const { adminInput: input, form } = facts.dialogue;
  if (input === null || form !== null) return null;
  if (!may(facts.user.role, rightOfAdminAction[ASKED_BY[input.asks]])) return null;
  if (input.asks === 'order') {
    const { admin } = facts;
    const order = admin.kind === 'order' ? admin.order : null;
    return order === null ? again(notice('admin-no-order')) : orderScreen(facts, order);
  }
  if (input.asks === 'broadcast' || input.asks === 'broadcast-now') {
    return text === '' ? null : proposeBroadcast(facts, text);
  }
  if (input.asks === 'model') return findModel(facts, text);
  if (input.asks === 'percent') return percentTyped(facts, input.modelId, text);
  if (input.asks === 'free') return freeTyped(facts, input.modelId, text);
  if (input.asks === 'incident') return incidentTyped(facts);
  if (input.asks === 'promo') return promoStepTyped(facts, input.draft, text);
  const user = userOf(facts);
  if (user === null) return again(notice('admin-no-user'));
  switch (input.asks) {
    case 'user':
      return userScreen(facts, user);
    case 'adjustment':
    case 'adjust-now': {
      const typed = typedAdjustment(text);
      return typed === null
        ? again(notice('admin-adjust-unclear'))
        : proposeAdjustment(facts, user, typed);
    }
    case 'ban-reason':
      return ban(facts, user, text);
    case 'answer':
      return text.length > ANSWER_LENGTH_MAX
        ? again(notice('admin-answer-too-long', { max: ANSWER_LENGTH_MAX }))
        : answerUser(facts, user, { words: text, questionId: input.questionId });
  }
}

/** What was asked for is still waited for. */
function again(why: NoticeScreen): Answer {
  return { replies: [{ kind: 'message', screen: why }] };
}
