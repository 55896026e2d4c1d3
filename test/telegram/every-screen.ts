import { models } from '../../generated/models/index.ts';
import { offeredTasks, offerPage } from '../../src/core/catalogue/offer.ts';
import { offeredFamilies } from '../../src/core/catalogue/picks.ts';
import { sections } from '../../src/core/catalogue/sections.ts';
import { helpTopics } from '../../src/core/dialogue/help-topic.ts';
import { countHistory, historyFilters, historyStart } from '../../src/core/dialogue/history.ts';
import { type Screen, unknownProgress } from '../../src/core/dialogue/screen.ts';
import { formScreen } from '../../src/core/form/form.ts';
import type {
  FailureKind,
  Generation,
  GenerationState,
} from '../../src/core/generation/generation.ts';
import { isUndelivered } from '../../src/core/result/redelivery.ts';
import { offersForWish } from '../../src/core/wish/propose-form.ts';
import { taskOffers } from '../../src/core/wish/task-offers.ts';
import { tasksForWish } from '../../src/core/wish/tasks-for-wish.ts';
import type { Wish } from '../../src/core/wish/wish.ts';
import {
  completeForm,
  DRAFT_ID,
  emptyForm,
  generation,
  photo,
} from '../core/dialogue/situation.ts';
import { USED_UP } from '../core/money/used-up.ts';

const wallet = { availableKopecks: 12_345n, heldKopecks: 100n };
const LONG = `<b>&"😀 ${'слово <i> & '.repeat(500)}`;

/** Of all that is shown here, somebody has sent a picture and said what to do with it. */
export const WISH: Wish = {
  text: 'make it blue',
  file: photo,
  task: 'image-edit',
  draftId: DRAFT_ID,
};

export const STATES: readonly GenerationState[] = [
  ...(['confirmed', 'submitting', 'submitted', 'succeeded', 'delivering'] as const),
  ...(['delivered', 'failed', 'cancelled', 'expired'] as const),
];
export const FAILURES: readonly FailureKind[] = [
  ...([
    'parameters',
    'moderation',
    'media',
    'vendor',
    'unavailable',
    'timeout',
    'delivery',
  ] as const),
];

const orders = [
  ...STATES.map((state) => generation({ state })),
  ...FAILURES.map((kind) => generation({ state: 'failed', failure: { kind, said: LONG } })),
  generation({ state: 'failed', failure: null }),
  generation({ modelId: 'gone', input: { prompt: LONG } }),
  generation({ input: { prompt: LONG, aspect_ratio: '1:1' } }),
];

const tasks = sections.flatMap((section) => offeredTasks(section));

const sold = Object.values(models)
  .filter((model) => model.sold)
  .map(({ id }) => id);

const spending = { todayKopecks: 1n, weekKopecks: 200n, monthKopecks: 10n ** 12n };
const payment = {
  chargeId: 'x'.repeat(255),
  providerChargeId: null,
  kopecks: 7_500n,
  currency: 'XTR',
  paidAtMs: Date.UTC(2026, 10, 24),
  isRefunded: false,
};

/** Kept words. */
export const PROMPT = { id: 5, body: LONG };
/** As long as a link can be. */
const TOKEN = `${Number.MAX_SAFE_INTEGER.toString(36)}_zz_0123456789abcdef`;
const LINK = `https://t.me/a_bot?start=s_${TOKEN}`;

function pastScreens(each: Generation): Screen[] {
  const past = { kind: 'past', generation: each, place: historyStart, deliveries: [] } as const;
  const photo = { position: 0, kind: 'photo', fileId: 'f', messageId: 1 } as const;
  const words = { position: 0, kind: 'text', fileId: null, messageId: 1 } as const;
  return [
    { ...past, canRedeliver: isUndelivered(each) },
    { ...past, canRedeliver: false, deliveries: [photo] },
    { ...past, canRedeliver: false, deliveries: [words], place: { filter: 'favourite', page: 2 } },
  ];
}

/** Every screen; of each form its first question and all its answers. */
export const SCREENS: readonly Screen[] = [
  {
    kind: 'welcome',
    firstName: LONG,
    creditKopecks: 1000n,
    trial: { modelId: 'z-image', kopecks: 0n },
  },
  {
    kind: 'welcome',
    firstName: LONG,
    creditKopecks: 0n,
    trial: { modelId: 'z-image', kopecks: 100n },
  },
  { kind: 'welcome', firstName: '', creditKopecks: 0n, trial: null },
  { kind: 'menu', wallet, notice: null },
  { kind: 'menu', wallet: null, notice: { kind: 'notice', key: 'status-passive', variables: {} } },
  ...sections.map((section): Screen => ({ kind: 'section', section })),
  ...tasks.flatMap((task) =>
    Array.from(
      { length: offerPage(task, 0)?.pages ?? 0 },
      (_, page): Screen => ({ kind: 'task', task, page }),
    ),
  ),
  ...sold.map((modelId): Screen => ({ kind: 'card', modelId, free: null, usualSeconds: 40 })),
  formScreen(completeForm(), [], 100n, USED_UP),
  ...sold.flatMap((id) => {
    const form = emptyForm(id);
    const overview = { ...form, focus: [], showsOptional: true };
    return [formScreen(form, [], 100n, USED_UP), formScreen(overview, [], 100n, USED_UP)];
  }),
  ...orders.flatMap((each): Screen[] => [
    {
      kind: 'generation',
      generation: each,
      progress: { ...unknownProgress, ahead: 3, usualSeconds: 600 },
    },
    { kind: 'generation', generation: each, progress: { ...unknownProgress, hasOriginals: true } },
    { kind: 'generation', generation: each, progress: unknownProgress },
    ...pastScreens(each),
  ]),
  ...historyFilters.flatMap((filter): Screen[] => [
    { kind: 'history', page: 0, items: [], hasMore: false, filter },
    { kind: 'history', page: 3, items: orders, hasMore: true, filter },
    { kind: 'history-filters', counts: countHistory([]), filter },
  ]),
  { kind: 'which-result', generationId: 9, positions: [0, 1, 7], purpose: 'use' },
  { kind: 'which-result', generationId: 9, positions: [0, 1, 7], purpose: 'upscale' },
  { kind: 'share', generation: generation({ input: { prompt: LONG } }), count: 2, link: LINK },
  { kind: 'share', generation: generation(), count: 1, link: null },
  { kind: 'shared', modelId: 'z-image', token: TOKEN },
  { kind: 'shared', modelId: 'gone', token: null },
  { kind: 'balance', wallet, canPayRub: false, spending: null },
  { kind: 'balance', wallet, canPayRub: true, spending },
  { kind: 'receipt', kopecks: 7_500n, availableKopecks: 8_500n, chargeId: '<b>&' },
  { kind: 'topup', wallet, priceKopecks: 100_000n, draftId: DRAFT_ID, canPayRub: true },
  { kind: 'wish-tasks', tasks: tasksForWish(WISH).map((task) => ({ task, count: null })) },
  { kind: 'wish-tasks', tasks: taskOffers(WISH) },
  { kind: 'wish-models', offers: offersForWish(WISH, 'image-edit'), page: 0 },
  { ...formScreen(completeForm(), [], 100n, {}), isProposed: true },
  { kind: 'families' },
  { kind: 'ideas' },
  { kind: 'examples' },
  { kind: 'prompts', page: 0, prompts: { items: [], total: 0 } },
  { kind: 'prompts', page: 1, prompts: { items: [PROMPT], total: 20 } },
  { kind: 'prompt', prompt: PROMPT },
  ...sold.map(
    (modelId): Screen => ({
      ...{ kind: 'choose-prompt', draftId: DRAFT_ID, modelId, page: 0 },
      prompts: { items: [PROMPT], total: 20 },
    }),
  ),
  ...offeredFamilies().map(({ family }): Screen => ({ kind: 'family', family, page: 0 })),
  { kind: 'pick', list: 'cheapest', page: 0, uses: [], freeUses: {} },
  { kind: 'pick', list: 'popular', page: 0, uses: [], freeUses: {} },
  {
    kind: 'pick',
    list: 'popular',
    page: 0,
    uses: [{ modelId: 'z-image', orders: 2, usualSeconds: null }],
    freeUses: {},
  },
  { kind: 'pick', list: 'new', page: 2, uses: [], freeUses: {} },
  { kind: 'pick', list: 'free', page: 0, uses: [], freeUses: {} },
  { kind: 'pick', list: 'free', page: 0, uses: [], freeUses: USED_UP },
  { kind: 'search', query: null, page: 0 },
  { kind: 'search', query: 'flux', page: 0 },
  { kind: 'search', query: 'animate a photo', page: 1 },
  { kind: 'search', query: LONG, page: 0 },
  { kind: 'help' },
  ...helpTopics.map((topic): Screen => ({ kind: 'help-topic', topic })),
  ...[true, false].map(
    (on): Screen => ({ kind: 'settings', settings: { wantsNews: on, isQuiet: on } }),
  ),
  { kind: 'paysupport', payments: [] },
  { kind: 'paysupport', payments: [payment, { ...payment, isRefunded: true }] },
  { kind: 'terms' },
  { kind: 'language' },
  { kind: 'notice', key: 'error-incident', variables: { incident: LONG } },
];
