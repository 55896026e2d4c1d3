import fc from 'fast-check';
import { languages } from '../../../generated/messages.ts';
import { rateLimits } from '../../../generated/security.ts';
import { withOutages } from '../../../src/core/catalogue/shelf.ts';
import { encodeAction } from '../../../src/core/dialogue/action-data.ts';
import type { Facts } from '../../../src/core/dialogue/decision.ts';
import { startForm } from '../../../src/core/form/form.ts';
import type { FormState } from '../../../src/core/form/form-state.ts';
import type { Incoming, IncomingContent } from '../../../src/core/incoming.ts';
import { anyAction, modelId } from './any-action.ts';
import { anyAdminFacts, anyAdminInput } from './any-admin.ts';
import { anyGeneration, anyHistoryPlace, anyResultFacts } from './any-result.ts';
import { completeForm, DRAFT_ID, facts, incoming, NOW_MS, photo } from './situation.ts';

/** Whatever may happen to the bot, and whatever it may know then. */

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('<b>&"', '😀'.repeat(2500), 'x'.repeat(5000), '', '/', '1'),
);
const invoice = fc.record({
  payload: fc.oneof(words, fc.constant('topup:700:XTR:100:mark')),
  currency: fc.constantFrom('XTR', 'RUB', 'USD', ''),
  amount: fc.constantFrom(100, 50, 0, -1, 15_000),
});

const anyContent: fc.Arbitrary<IncomingContent> = fc.oneof(
  fc.record({
    kind: fc.constant('command' as const),
    command: fc.constantFrom(
      'start',
      'menu',
      'balance',
      'history',
      'help',
      'refund',
      'promo',
      'promo_add',
      'invite',
      'admin',
      'paysupport',
      'x',
    ),
    argument: fc.oneof(words, fc.constant('s_9_1_x')),
  }),
  fc.record({ kind: fc.constant('text' as const), text: words }),
  fc.record({
    kind: fc.constant('file' as const),
    file: fc.record({
      ...Object.fromEntries(
        Object.entries(photo).map(([name, value]) => [name, fc.constant(value)]),
      ),
      kind: fc.constantFrom('image', 'video', 'audio', 'document'),
    }) as unknown as fc.Arbitrary<typeof photo>,
    caption: words,
  }),
  fc.record({
    kind: fc.constant('file' as const),
    file: fc.constant(photo),
    caption: words,
    albumId: fc.constantFrom('a1', 'a2'),
  }),
  fc.record({
    kind: fc.constant('tap' as const),
    data: fc.oneof(
      { weight: 5, arbitrary: anyAction.map(encodeAction) },
      { weight: 1, arbitrary: words },
    ),
    queryId: fc.constant('query'),
    messageId: fc.constantFrom(null, 55, 56),
  }),
  fc.record({ kind: fc.constant('checkout' as const), queryId: fc.constant('pre'), invoice }),
  fc.record({
    kind: fc.constantFrom('paid' as const, 'refunded' as const),
    chargeId: fc.constant('charge'),
    invoice,
  }),
  fc.record({ kind: fc.constant('blocked' as const), blocked: fc.boolean() }),
  fc.record({
    kind: fc.constant('other' as const),
    what: fc.constantFrom('sticker', 'group'),
    needsAnswer: fc.boolean(),
  }),
);

export const anyIncoming: fc.Arbitrary<Incoming> = fc
  .tuple(anyContent, words)
  .map(([content, firstName]) => incoming(content, { firstName }));

const anyForm: fc.Arbitrary<FormState | null> = fc.oneof(
  fc.constant(null),
  fc.constant(completeForm()),
  modelId.map((each) => startForm(DRAFT_ID, each)),
  modelId.map((each) => ({ ...completeForm(), modelId: each })),
);

const COUNT_MAX = rateLimits.userActions.count;

const kopecks = fc.constantFrom(0n, 99n, 100n, 10_000_000n);

export const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    user: fc.record({
      id: fc.constant(700),
      language: fc.constantFrom(...languages),
      isNew: fc.boolean(),
      role: fc.constantFrom(null, ...(['owner', 'admin', 'support'] as const)),
      isBanned: fc.boolean(),
    }),
    wallet: fc.record({ availableKopecks: kopecks, heldKopecks: kopecks }),
    dialogue: fc.record({
      panelMessageId: fc.constantFrom(null, 55),
      form: anyForm,
      cardModelId: fc.constantFrom(null, 'z-image', 'google/nano-banana-edit', 'gone'),
      query: fc.constantFrom(null, 'flux', 'nothing'),
      wish: fc.constantFrom(
        null,
        { text: 'a cat', file: null, task: null, draftId: null },
        { text: 'make it blue', file: photo, task: 'image-edit' as const, draftId: DRAFT_ID },
        { text: '', file: photo, task: 'upscale' as const, draftId: 'otherone' },
        { text: '', file: photo, others: [photo], albumId: 'a1', task: null, draftId: null },
      ),
      album: fc.constantFrom(null, { id: 'a1', trouble: '' }, { id: 'a1', trouble: 'x' }),
      adminInput: anyAdminInput,
      startedDraftId: fc.constantFrom(null, 'started1'),
      historyPlace: anyHistoryPlace,
      touchedAtMs: fc.constantFrom(0, NOW_MS - 1, NOW_MS),
      pace: fc.record({
        sinceMs: fc.constantFrom(0, NOW_MS - 1, NOW_MS + 1),
        count: fc.constantFrom(0, 1, COUNT_MAX - 1, COUNT_MAX, COUNT_MAX + 1),
      }),
    }),
    openGenerations: fc.constantFrom(0, 2, 3, 4),
    recentGenerations: fc.constantFrom(0, 19, 20),
    freeUses: fc.constantFrom(
      {},
      { 'z-image': { lastHour: 1, lastDay: 1 } },
      { 'z-image': { lastHour: 2, lastDay: 5 } },
    ),
    ...anyResultFacts,
    generation: fc.option(anyGeneration),
    deliveries: fc.constantFrom(
      [],
      [{ position: 0, kind: 'photo' as const, fileId: 'f', messageId: 1 }],
    ),
    history: fc.option(
      fc.record({ items: fc.array(anyGeneration, { maxLength: 3 }), hasMore: fc.boolean() }),
    ),
    modelUse: fc.constantFrom(
      null,
      [],
      [
        { modelId: 'z-image', orders: 3, usualSeconds: 20 },
        { modelId: 'gone', orders: 9, usualSeconds: null },
      ],
    ),
    payment: fc.option(
      fc.record({
        chargeId: fc.constant('charge'),
        userId: fc.constant(701),
        currency: fc.constantFrom('XTR', 'RUB'),
        kopecks: fc.constant(15_000n),
        isRefunded: fc.boolean(),
        payerAvailableKopecks: kopecks,
      }),
    ),
    admin: anyAdminFacts,
    budget: fc.record({ limitKopecks: fc.constantFrom(null, 100n), spentKopecks: kopecks }),
    settings: fc.record({ wantsNews: fc.boolean(), isQuiet: fc.boolean() }),
    inviterId: fc.constantFrom(null, 700, 701),
    referralStats: fc.constantFrom(null, {
      link: 'https://t.me/bot?start=r_1_x',
      invited: 2,
      rewarded: 1,
      earnedKopecks: 2_000n,
    }),
    promo: fc.option(
      fc.record({
        code: fc.constant('SUMMER'),
        kopecks: fc.constant(100n),
        usesLeft: fc.constantFrom(0, 1),
        expiresAtMs: fc.constantFrom(NOW_MS, NOW_MS + 1),
        isRedeemed: fc.boolean(),
      }),
    ),
    shelf: fc.constantFrom(
      {},
      { 'z-image': { isOffered: false, pricePercent: 100, free: null } },
      { 'z-image': { isOffered: true, pricePercent: 150, free: { perHour: 1, perDay: 1 } } },
      withOutages(
        {},
        { 'z-image': { isResting: true, failures: 3, retryAtMs: NOW_MS + 1, said: '<501>' } },
      ),
    ),
    prompts: fc.constantFrom(
      null,
      { items: [{ id: 5, body: 'a cat' }], total: 1 },
      { items: [], total: 50 },
    ),
    prompt: fc.constantFrom(null, { id: 5, body: 'a cat' }, { id: 6, body: 'x'.repeat(5000) }),
    spending: fc.option(
      fc.record({ todayKopecks: kopecks, weekKopecks: kopecks, monthKopecks: kopecks }),
    ),
    recentPayments: fc.array(
      fc.record({
        chargeId: words,
        providerChargeId: fc.option(words),
        kopecks,
        currency: fc.constantFrom('XTR', 'RUB'),
        paidAtMs: fc.constant(NOW_MS),
        isRefunded: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
    canPayRub: fc.boolean(),
  })
  .map(facts);
