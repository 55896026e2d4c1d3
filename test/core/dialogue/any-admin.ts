import fc from 'fast-check';
import { languages } from '../../../generated/messages.ts';
import type { AdminAction } from '../../../src/core/admin/admin-action.ts';
import type { AdminFacts, OrderCard, UserCard } from '../../../src/core/admin/admin-facts.ts';
import type { AdminInput } from '../../../src/core/admin/admin-input.ts';
import type { AuditLine } from '../../../src/core/admin/audit-entry.ts';
import { type Broadcast, segments } from '../../../src/core/admin/broadcast.ts';
import type { Incident } from '../../../src/core/admin/incident.ts';
import type { PromoCard } from '../../../src/core/admin/promo-card.ts';
import type { PromoDraft } from '../../../src/core/admin/promo-draft.ts';
import type { Question } from '../../../src/core/admin/question.ts';
import type { Stats } from '../../../src/core/admin/stats.ts';
import { generation } from './situation.ts';

/** Whatever those who run the bot may do and know. */

const userId = fc.constantFrom(701, 702, 10 ** 12);
const adjustId = fc.constantFrom('adjust01', 'other001');
const broadcastId = fc.constantFrom('text0001', 'other001');
const segment = fc.constantFrom(...segments);
const modelId = fc.constantFrom('z-image', 'gone');
const code = fc.constantFrom('SUMMER', 'X'.repeat(32));
const incidentId = fc.constantFrom('0a1b2c3d', 'ffffffff');
const page = fc.nat({ max: 99 });
const words = fc.constantFrom('<b>&"', 'x'.repeat(5000), 'spam');

export const anyAdminAction: fc.Arbitrary<AdminAction> = fc.oneof(
  fc.constantFrom<AdminAction>({ kind: 'menu' }, { kind: 'find-user' }, { kind: 'staff' }),
  fc.record({
    kind: fc.constantFrom(...(['user', 'adjust', 'ban', 'unban', 'answer'] as const)),
    userId,
  }),
  fc.record({ kind: fc.constant('adjust-now' as const), adjustId }),
  fc.record({
    kind: fc.constant('role' as const),
    userId,
    role: fc.constantFrom(...(['admin', 'support', 'none'] as const)),
  }),
  fc.record({ kind: fc.constant('audit' as const), page }),
  fc.record({
    kind: fc.constant('stats' as const),
    days: fc.constantFrom(...([1, 7, 30] as const)),
  }),
  fc.constantFrom<AdminAction>({ kind: 'broadcasts' }, { kind: 'new-broadcast' }),
  fc.record({ kind: fc.constant('segment' as const), segment }),
  fc.record({ kind: fc.constant('broadcast-now' as const), broadcastId, segment }),
  fc.record({ kind: fc.constant('broadcast' as const), broadcastId }),
  fc.record({
    kind: fc.constant('move' as const),
    move: fc.constantFrom(...(['pause', 'resume', 'stop'] as const)),
    broadcastId,
  }),
  fc.constantFrom<AdminAction>({ kind: 'find-order' }, { kind: 'models' }),
  fc.record({ kind: fc.constantFrom(...(['model', 'percent', 'restore'] as const)), modelId }),
  fc.record({ kind: fc.constantFrom('free' as const, 'free-contract' as const), modelId }),
  fc.constantFrom<AdminAction>({ kind: 'promos' }, { kind: 'new-promo' }),
  fc.constantFrom<AdminAction>({ kind: 'incidents' }, { kind: 'questions' }),
  fc.record({ kind: fc.constantFrom('promo' as const, 'promo-now' as const), code }),
  fc.record({
    kind: fc.constant('promo-turn' as const),
    code,
    turn: fc.constantFrom('on' as const, 'off' as const),
  }),
  fc.record({ kind: fc.constant('incident' as const), incidentId }),
  fc.record({ kind: fc.constant('question' as const), questionId: fc.nat() }),
  fc.record({
    kind: fc.constant('offer' as const),
    modelId,
    turn: fc.constantFrom('on' as const, 'off' as const),
  }),
  fc.record({ kind: fc.constant('orders' as const), userId, page }),
  fc.record({
    kind: fc.constantFrom(...(['order', 'redeliver', 'refund-order', 'refund-order-now'] as const)),
    orderId: fc.constantFrom(9, 10 ** 12),
  }),
);

/** As far as an admin has come. */
const anyPromoDraft = fc.constantFrom<PromoDraft>(
  {},
  { code: 'SUMMER' },
  { code: 'SUMMER', kopecks: 100 },
  { code: 'SUMMER', kopecks: 100, uses: 9 },
  { code: 'SUMMER', kopecks: 100, uses: 9, days: 30 },
);

export const anyAdminInput: fc.Arbitrary<AdminInput | null> = fc.oneof(
  fc.constantFrom<AdminInput | null>(
    null,
    { asks: 'user' },
    { asks: 'order' },
    { asks: 'model' },
    { asks: 'broadcast' },
    { asks: 'incident' },
    { asks: 'answer', userId: 701, questionId: 7 },
  ),
  fc.record({ asks: fc.constant('broadcast-now' as const), broadcastId, body: words }),
  fc.record({ asks: fc.constantFrom('percent' as const, 'free' as const), modelId }),
  fc.record({ asks: fc.constant('promo' as const), draft: anyPromoDraft }),
  fc.record({ asks: fc.constantFrom(...(['adjustment', 'ban-reason'] as const)), userId }),
  fc.record({
    asks: fc.constant('adjust-now' as const),
    adjustId,
    userId,
    kopecks: fc.constantFrom('15000', '-15000', '-1'),
    reason: words,
  }),
);

const kopecks = fc.constantFrom(0n, 99n, 10_000_000n);

export const anyUserCard: fc.Arbitrary<UserCard> = fc.record({
  id: userId,
  firstName: words,
  username: fc.constantFrom(null, 'anna'),
  language: fc.constantFrom(...languages),
  sinceMs: fc.constant(0),
  hasBlockedBot: fc.boolean(),
  role: fc.constantFrom(null, ...(['owner', 'admin', 'support'] as const)),
  banReason: fc.option(words),
  wallet: fc.record({ availableKopecks: kopecks, heldKopecks: kopecks }),
  paidKopecks: kopecks,
  orders: fc.nat({ max: 99 }),
  deliveredOrders: fc.nat({ max: 99 }),
  openQuestionId: fc.constantFrom(null, 7),
  payments: fc.array(
    fc.record({
      chargeId: words,
      providerChargeId: fc.option(words),
      kopecks: fc.constant(100n),
      currency: fc.constantFrom('XTR', 'RUB'),
      isRefunded: fc.boolean(),
      paidAtMs: fc.constant(0),
    }),
    { maxLength: 2 },
  ),
});

const anyLine: fc.Arbitrary<AuditLine> = fc.record({
  id: fc.nat(),
  actorId: fc.option(userId),
  actorName: fc.option(words),
  atMs: fc.constant(0),
  action: fc.constant('ban' as const),
  subject: fc.constant('user 42'),
  before: fc.record({ reason: fc.option(words) }),
  after: fc.record({ reason: fc.option(words) }),
});

const anyStats: fc.Arbitrary<Stats> = fc.record({
  newUsers: fc.nat(),
  orderingUsers: fc.nat(),
  orders: fc.nat(),
  deliveredOrders: fc.nat(),
  lostOrders: fc.nat(),
  paidInKopecks: kopecks,
  revenueKopecks: fc.constantFrom(-5n, 0n, 100n),
  vendorCostKopecks: kopecks,
  models: fc.array(
    fc.record({
      modelId: fc.constantFrom('z-image', 'gone'),
      orders: fc.nat(),
      delivered: fc.nat(),
      failed: fc.nat(),
      revenueKopecks: fc.constantFrom(-5n, 0n, 100n),
      costKopecks: kopecks,
    }),
    { maxLength: 3 },
  ),
});

const anyOrder = fc
  .record({
    state: fc.constantFrom(...(['confirmed', 'delivering', 'delivered', 'failed'] as const)),
    priceKopecks: kopecks,
    holdId: fc.constantFrom(null, '1'),
    modelId: fc.constantFrom('z-image', 'gone'),
    failure: fc.option(fc.record({ kind: fc.constant('vendor' as const), said: words })),
  })
  .map(generation);

export const anyOrderCard: fc.Arbitrary<OrderCard> = fc.record({
  generation: fc.oneof(fc.constant(generation()), anyOrder),
  deliveries: fc.constantFrom(
    [],
    [{ position: 0, kind: 'photo' as const, fileId: 'f', messageId: 1 }],
  ),
  isRefunded: fc.boolean(),
  steps: fc.array(
    fc.record({
      atMs: fc.constant(0),
      event: fc.constant('accepted'),
      before: fc.constant('submitting' as const),
      after: fc.constant('submitted' as const),
      detail: fc.option(words),
    }),
    { maxLength: 25 },
  ),
});

const anyBroadcast: fc.Arbitrary<Broadcast> = fc.record({
  id: broadcastId,
  body: words,
  segment,
  state: fc.constantFrom(...(['running', 'paused', 'stopped', 'done'] as const)),
  createdAtMs: fc.constant(0),
  recipients: fc.constant(9),
  sent: fc.nat({ max: 3 }),
  refused: fc.nat({ max: 3 }),
  declined: fc.nat({ max: 3 }),
  unknown: fc.nat({ max: 3 }),
});

export const anyIncident: fc.Arbitrary<Incident> = fc.record({
  id: incidentId,
  atMs: fc.constant(0),
  updateId: fc.nat(),
  userId: fc.option(userId),
  asked: fc.constantFrom('tap confirm', 'command <b>'),
  orderId: fc.option(fc.constant(9)),
  errorClass: fc.constant('TypeError'),
  errorMessage: fc.constantFrom('<b>&"', 'x'.repeat(300)),
  toldIn: fc.option(fc.constantFrom(...languages)),
});

const anyQuestion: fc.Arbitrary<Question> = fc.record({
  id: fc.nat(),
  userId,
  firstName: words,
  body: words,
  askedAtMs: fc.constant(0),
});

export const anyPromoCard: fc.Arbitrary<PromoCard> = fc.record({
  code,
  kopecks: fc.constantFrom(100n, 9_999_999n),
  uses: fc.constant(9),
  redeemed: fc.constantFrom(0, 9),
  expiresAtMs: fc.constantFrom(0, 10 ** 13),
  isOff: fc.boolean(),
});

export const anyAdminFacts: fc.Arbitrary<AdminFacts> = fc.oneof(
  fc.constant<AdminFacts>({ kind: 'nothing' }),
  fc.record({ kind: fc.constant('user' as const), user: fc.option(anyUserCard) }),
  fc.record({
    kind: fc.constant('staff' as const),
    members: fc.array(
      fc.record({
        id: userId,
        firstName: words,
        role: fc.constantFrom('admin' as const, 'support' as const),
      }),
      { maxLength: 3 },
    ),
  }),
  fc.record({
    kind: fc.constant('audit' as const),
    page,
    lines: fc.array(anyLine, { maxLength: 8 }),
    hasMore: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('stats' as const),
    days: fc.constantFrom(...([1, 7, 30] as const)),
    stats: anyStats,
  }),
  fc.record({
    kind: fc.constant('orders' as const),
    userId,
    page,
    items: fc.array(anyOrder, { maxLength: 3 }),
    hasMore: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('incidents' as const),
    latest: fc.array(anyIncident, { maxLength: 6 }),
  }),
  fc.record({ kind: fc.constant('incident' as const), incident: fc.option(anyIncident) }),
  fc.record({ kind: fc.constant('questions' as const), open: fc.array(anyQuestion) }),
  fc.record({
    kind: fc.constant('question' as const),
    question: fc.option(anyQuestion),
    payments: fc.constant([]),
  }),
  fc.record({
    kind: fc.constant('promos' as const),
    latest: fc.array(anyPromoCard, { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('promo' as const), promo: fc.option(anyPromoCard) }),
  fc.record({ kind: fc.constant('broadcasts' as const), latest: fc.array(anyBroadcast) }),
  fc.record({
    kind: fc.constant('segments' as const),
    sizes: fc.constant({ all: 5, active: 4, payers: 3, ru: 2, en: 0 }),
  }),
  fc.record({ kind: fc.constant('broadcast' as const), broadcast: fc.option(anyBroadcast) }),
  fc.record({ kind: fc.constant('order' as const), order: fc.option(anyOrderCard) }),
);
