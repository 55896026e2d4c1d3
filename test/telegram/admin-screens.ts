import { forbiddenPatterns } from '../../generated/log-policy.ts';
import type { AdminFacts, OrderCard, UserCard } from '../../src/core/admin/admin-facts.ts';
import type { AdminInput } from '../../src/core/admin/admin-input.ts';
import type { AdminScreen } from '../../src/core/admin/admin-screen.ts';
import type { AuditLine } from '../../src/core/admin/audit-entry.ts';
import { type Broadcast, segments } from '../../src/core/admin/broadcast.ts';
import type { Incident } from '../../src/core/admin/incident.ts';
import type { PromoCard } from '../../src/core/admin/promo-card.ts';
import { OPEN_QUESTIONS, type Question } from '../../src/core/admin/question.ts';
import type { UserAlarm } from '../../src/core/admin/user-alarm.ts';
import { generation } from '../core/dialogue/situation.ts';

/** A screen of those who run the bot, and what is known when one of its buttons is tapped. */
export interface ShownToAdmin {
  readonly view: AdminScreen;
  readonly facts?: AdminFacts;
  readonly input?: AdminInput;
}

const LONG = `<b>&"😀 ${'слово <i> & '.repeat(500)}`;

const user: UserCard = {
  ...{ id: 10 ** 12, firstName: LONG, username: 'a'.repeat(32), language: 'ru', sinceMs: 0 },
  ...{ hasBlockedBot: true, role: null, banReason: null, orders: 21, deliveredOrders: 5 },
  openQuestionId: 7,
  wallet: { availableKopecks: 12_345n, heldKopecks: 100n },
  paidKopecks: 10n ** 9n,
  payments: ['XTR', 'RUB'].map((currency) => ({
    ...{ chargeId: 'x'.repeat(255), kopecks: 7_500n, currency, paidAtMs: 0, isRefunded: false },
    providerChargeId: currency === 'XTR' ? null : 'y'.repeat(255),
  })),
};
const users: readonly UserCard[] = [
  user,
  { ...user, role: 'support' },
  { ...user, role: 'owner' },
  { ...user, banReason: LONG.slice(0, 200) },
];

const step = { atMs: 0, event: 'accepted', before: 'submitting', after: 'submitted' } as const;
const order: OrderCard = {
  generation: generation({
    ...{ state: 'delivered', priceKopecks: 100n, holdId: '1' },
    failure: { kind: 'vendor', said: LONG },
  }),
  deliveries: [{ position: 0, kind: 'photo', fileId: 'f', messageId: 1 }],
  isRefunded: false,
  steps: Array.from({ length: 20 }, () => ({ ...step, detail: LONG })),
};

const broadcast: Broadcast = {
  ...{ id: 'newdraft', body: LONG.slice(0, 4_000), segment: 'all', state: 'running' },
  ...{ createdAtMs: 0, recipients: 9, sent: 3, refused: 1, declined: 1, unknown: 1 },
};

export const promo: PromoCard = {
  ...{ code: 'X'.repeat(32), kopecks: 9_999_999n, uses: 9_999_999, redeemed: 1 },
  ...{ expiresAtMs: 10 ** 14, isOff: false },
};
const made = { code: promo.code, kopecks: 100, uses: 1, days: 30 };

export const incident: Incident = {
  ...{ id: '0a1b2c3d', atMs: 0, updateId: 10 ** 12, userId: user.id, asked: 'tap confirm' },
  ...{ orderId: 9, errorClass: 'TypeError', errorMessage: LONG.slice(0, 300), toldIn: 'ru' },
};

const line: AuditLine = {
  ...{ id: 1, actorId: 10 ** 12, actorName: LONG, atMs: 0, action: 'ban', subject: 'user 42' },
  ...{ before: { reason: LONG }, after: { reason: null } },
};

const figures = { orders: 21, delivered: 5, failed: 2, revenueKopecks: 100n, costKopecks: 40n };
const stats = {
  ...{ newUsers: 1, orderingUsers: 2, orders: 5, deliveredOrders: 4, lostOrders: 1 },
  ...{ paidInKopecks: 10n ** 9n, revenueKopecks: -5n, vendorCostKopecks: 40n },
  models: Array.from({ length: 12 }, () => ({ modelId: 'z-image', ...figures })),
};
const change = { isOffered: false, pricePercent: 150, free: { perHour: 1, perDay: 1 } };
const outage = { isResting: true, failures: 3, retryAtMs: 0, said: LONG };
const sizes = { all: 5, active: 4, payers: 3, ru: 2, en: 0 };
const asked = { asks: 'broadcast-now', broadcastId: 'newdraft', body: 'x' } as const;

const question: Question = {
  ...{ id: 10 ** 12, userId: user.id, firstName: LONG, askedAtMs: 0 },
  body: LONG.slice(0, 1_000),
};

const vendorAlarms = ['out-of-credits', 'bad-key', 'model-unknown'] as const;
const chargeId = 'x'.repeat(255);
const userAlarms: readonly UserAlarm[] = [
  {
    ...{ about: 'strange-payment', chargeId },
    invoice: { payload: LONG.slice(0, 128), currency: 'USD', amount: 10 ** 9 },
  },
  { about: 'unknown-refund', chargeId },
  { about: 'payment-question', question: LONG.slice(0, 1_000), payments: [], incidentIds: [] },
  {
    ...{ about: 'payment-question', question: 'where?', payments: user.payments },
    incidentIds: ['0a1b2c3d', 'ffffffff'],
  },
  { about: 'refund-refused', chargeId, kopecks: 7_500n, said: LONG },
];

/** Every screen of the admin part. */
export const ADMIN_SCREENS: readonly ShownToAdmin[] = [
  ...(['owner', 'admin', 'support'] as const).map((role) => ({
    view: { show: 'menu', role } as const,
  })),
  ...(['user', 'broadcast', 'order', 'adjustment', 'ban-reason', 'answer'] as const).map(
    (what) => ({
      view: { show: 'ask', what, userId: user.id } as const,
      facts: { kind: 'user', user } as const,
    }),
  ),
  ...users.map((each) => ({
    view: { show: 'user', user: each, role: 'owner' } as const,
    facts: { kind: 'user', user: each } as const,
  })),
  {
    view: { show: 'adjustment', adjustId: 'newdraft', user, kopecks: -100n, reason: 'x' },
    facts: { kind: 'user', user },
    input: { asks: 'adjust-now', adjustId: 'newdraft', userId: 1, kopecks: '-100', reason: 'x' },
  },
  { view: { show: 'staff', members: [] } },
  {
    view: { show: 'staff', members: [{ id: user.id, firstName: LONG, role: 'support' }] },
    facts: { kind: 'user', user },
  },
  { view: { show: 'audit', page: 0, lines: [], hasMore: false } },
  { view: { show: 'audit', page: 1, lines: Array.from({ length: 8 }, () => line), hasMore: true } },
  { view: { show: 'models', modelIds: [], isSearch: false } },
  { view: { show: 'models', modelIds: ['z-image', 'flux-2/pro-text-to-image'], isSearch: true } },
  { view: { show: 'model', modelId: 'z-image', change, outage: null } },
  {
    view: {
      show: 'model',
      modelId: 'z-image',
      change: { ...change, isOffered: true, free: null },
      outage,
    },
  },
  { view: { show: 'model-news', modelId: 'z-image', outage } },
  { view: { show: 'model-news', modelId: 'z-image', outage: null } },
  ...vendorAlarms.map((alarm) => ({
    view: { show: 'order-alarm', alarm, orderId: 9, modelId: 'z-image', said: LONG } as const,
    facts: { kind: 'order', order } as const,
  })),
  ...userAlarms.map((alarm) => ({
    view: { show: 'user-alarm', userId: user.id, alarm } as const,
    facts: { kind: 'user', user } as const,
  })),
  ...forbiddenPatterns.map(({ id: pattern }, heldBack) => ({
    view: { show: 'log-alarm', seen: { pattern, instance: 'bot-1', heldBack } } as const,
  })),
  { view: { show: 'ask-percent', modelId: 'z-image' } },
  { view: { show: 'ask-free', modelId: 'z-image', change } },
  { view: { show: 'promos', latest: [], nowMs: 0 } },
  {
    view: { show: 'promos', latest: [promo, { ...promo, isOff: true }], nowMs: 0 },
    facts: { kind: 'promo', promo },
  },
  ...[
    promo,
    { ...promo, isOff: true },
    { ...promo, redeemed: promo.uses },
    { ...promo, expiresAtMs: -1 },
  ].map((each) => ({
    view: { show: 'promo', promo: each, nowMs: 0 } as const,
    facts: { kind: 'promo', promo: each } as const,
  })),
  ...[{}, { code: promo.code }, { code: promo.code, kopecks: 100 }, made].map((draft) => ({
    view: { show: 'promo-draft', draft } as const,
    input: { asks: 'promo', draft } as const,
  })),
  { view: { show: 'questions', open: [] } },
  {
    view: { show: 'questions', open: Array.from({ length: OPEN_QUESTIONS }, () => question) },
    facts: { kind: 'question', question, payments: [] },
  },
  { view: { show: 'incidents', latest: [] } },
  {
    view: { show: 'incidents', latest: Array.from({ length: 6 }, () => incident) },
    facts: { kind: 'incident', incident },
  },
  { view: { show: 'incident', incident, role: 'owner' }, facts: { kind: 'user', user } },
  {
    view: {
      show: 'incident',
      incident: { ...incident, updateId: null, userId: null, orderId: null, toldIn: null },
      role: 'support',
    },
  },
  { view: { show: 'broadcasts', latest: [broadcast] }, facts: { kind: 'broadcast', broadcast } },
  { view: { show: 'segments', sizes }, facts: { kind: 'segments', sizes }, input: asked },
  ...segments.map((segment) => ({
    view: { show: 'broadcast-ask', segment, count: 21, broadcastId: 'newdraft' } as const,
    facts: { kind: 'segments', sizes } as const,
    input: asked,
  })),
  ...(['running', 'paused', 'stopped', 'done'] as const).map((state) => ({
    view: { show: 'broadcast', broadcast: { ...broadcast, state } } as const,
    facts: { kind: 'broadcast', broadcast: { ...broadcast, state } } as const,
  })),
  ...([1, 7, 30] as const).map((days) => ({
    view: { show: 'stats', days, stats } as const,
    facts: { kind: 'stats', days, stats } as const,
  })),
  {
    view: { show: 'orders', userId: user.id, page: 1, items: [order.generation], hasMore: true },
    facts: { kind: 'order', order },
  },
  { view: { show: 'order', order, role: 'owner' }, facts: { kind: 'order', order } },
  { view: { show: 'order-refund', order }, facts: { kind: 'order', order } },
];
