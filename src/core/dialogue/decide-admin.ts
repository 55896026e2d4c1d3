import { type AdminAction, rightOfAdminAction } from '../admin/admin-action.ts';
import { may } from '../admin/rights.ts';
import { changeOf } from '../catalogue/shelf.ts';
import { askAdmin, roleOf, showAdmin, userOf } from './admin-answer.ts';
import type { Answer } from './answer.ts';
import {
  askToBroadcast,
  beginBroadcast,
  broadcastScreen,
  broadcastsScreen,
  moveBroadcast,
  withBroadcast,
} from './decide-admin-broadcast.ts';
import { incidentsScreen, incidentTapped } from './decide-admin-incident.ts';
import {
  askFree,
  askPercent,
  changeModel,
  modelScreen,
  modelsScreen,
  restoreModel,
} from './decide-admin-model.ts';
import {
  askToRefundOrder,
  orderScreen,
  redeliver,
  refundOrder,
  withOrder,
} from './decide-admin-order.ts';
import {
  askForPromoStep,
  makePromo,
  promoScreen,
  promosScreen,
  turnPromo,
  withPromo,
} from './decide-admin-promo.ts';
import { questionScreen, questionsScreen } from './decide-admin-question.ts';
import { adjustNow, setRole, unban, userScreen, withUser } from './decide-admin-user.ts';
import type { Facts } from './decision.ts';
import { alert } from './notice.ts';
import { staleButton } from './stale-button.ts';

/**
 * A button of the admin screens. Who may not follow it learns nothing from it: it does what any
 * button does that is not there any more.
 */
export function decideAdminTap(facts: Facts, action: AdminAction): Answer {
  if (!may(facts.user.role, rightOfAdminAction[action.kind])) return staleButton(facts);
  return ANSWERS[action.kind](facts, action as never);
}

type Answers = {
  readonly [Kind in AdminAction['kind']]: (
    facts: Facts,
    action: Extract<AdminAction, { readonly kind: Kind }>,
  ) => Answer;
};

const ANSWERS: Answers = {
  menu: (facts) => showAdmin({ show: 'menu', role: roleOf(facts) }),
  'find-user': () => askForUser(),
  user: (facts) => withUser(facts, (user) => userScreen(facts, user)),
  adjust: (facts) =>
    withUser(facts, ({ id: userId }) =>
      askAdmin({ show: 'ask', what: 'adjustment', userId }, { asks: 'adjustment', userId }),
    ),
  'adjust-now': adjustNow,
  ban: (facts) =>
    withUser(facts, ({ id: userId, role }) =>
      role === null
        ? askAdmin({ show: 'ask', what: 'ban-reason', userId }, { asks: 'ban-reason', userId })
        : { replies: [alert('admin-not-staff')] },
    ),
  unban: (facts) => withUser(facts, (user) => unban(facts, user)),
  answer: (facts) =>
    withUser(facts, ({ id: userId, hasBlockedBot, openQuestionId: questionId }) =>
      hasBlockedBot
        ? { replies: [alert('admin-user-blocked')] }
        : askAdmin({ show: 'ask', what: 'answer', userId }, { asks: 'answer', userId, questionId }),
    ),
  stats: (facts) => {
    const { admin } = facts;
    return admin.kind === 'stats'
      ? showAdmin({ show: 'stats', days: admin.days, stats: admin.stats })
      : staleButton(facts);
  },
  'find-order': () => askAdmin({ show: 'ask', what: 'order', userId: null }, { asks: 'order' }),
  orders: (facts) => {
    const { admin } = facts;
    if (admin.kind !== 'orders') return staleButton(facts);
    const { kind: _kind, ...page } = admin;
    return showAdmin({ show: 'orders', ...page });
  },
  order: (facts) => withOrder(facts, (order) => orderScreen(facts, order)),
  redeliver: (facts) => withOrder(facts, (order) => redeliver(facts, order)),
  'refund-order': (facts) => withOrder(facts, askToRefundOrder),
  'refund-order-now': (facts) => withOrder(facts, (order) => refundOrder(facts, order)),
  models: modelsScreen,
  model: (facts, { modelId }) => modelScreen(facts, modelId),
  offer: (facts, { modelId, turn }) =>
    changeModel(facts, modelId, { ...changeOf(modelId), isOffered: turn === 'on' }),
  restore: (facts, { modelId }) => restoreModel(facts, modelId),
  percent: (_, { modelId }) => askPercent(modelId),
  free: (_, { modelId }) => askFree(modelId),
  'free-contract': (facts, { modelId }) =>
    changeModel(facts, modelId, { ...changeOf(modelId), free: null }),
  promos: promosScreen,
  promo: (facts) => withPromo(facts, (promo) => promoScreen(facts, promo)),
  'new-promo': () => askForPromoStep(),
  'promo-now': makePromo,
  'promo-turn': (facts, { turn }) =>
    withPromo(facts, (promo) => turnPromo(facts, promo, turn === 'off')),
  incidents: incidentsScreen,
  incident: incidentTapped,
  questions: questionsScreen,
  question: questionScreen,
  broadcasts: broadcastsScreen,
  'new-broadcast': () =>
    askAdmin({ show: 'ask', what: 'broadcast', userId: null }, { asks: 'broadcast' }),
  segment: (facts, { segment }) => askToBroadcast(facts, segment),
  'broadcast-now': beginBroadcast,
  broadcast: (facts) => withBroadcast(facts, (broadcast) => broadcastScreen(broadcast)),
  move: (facts, { move }) => withBroadcast(facts, (broadcast) => moveBroadcast(broadcast, move)),
  staff: ({ admin }) =>
    showAdmin({ show: 'staff', members: admin.kind === 'staff' ? admin.members : [] }),
  role: (facts, { role }) =>
    withUser(facts, (user) => setRole(facts, user, role === 'none' ? null : role)),
  audit: ({ admin }, { page }) => {
    const { lines, hasMore } = admin.kind === 'audit' ? admin : { lines: [], hasMore: false };
    return showAdmin({ show: 'audit', page, lines, hasMore });
  },
};

/** `/admin`, and `/admin 42` or `/admin @name` for the card of a user. */
export function decideAdminCommand(facts: Facts, argument: string): Answer {
  if (argument === '') return showAdmin({ show: 'menu', role: roleOf(facts) });
  const user = userOf(facts);
  return user === null ? askForUser() : userScreen(facts, user);
}

function askForUser(): Answer {
  return askAdmin({ show: 'ask', what: 'user', userId: null }, { asks: 'user' });
}
