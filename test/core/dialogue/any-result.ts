import fc from 'fast-check';
import { models } from '../../../generated/models/index.ts';
import type { Action } from '../../../src/core/dialogue/action.ts';
import { countHistory, historyFilters } from '../../../src/core/dialogue/history.ts';
import type { Generation, GenerationState } from '../../../src/core/generation/generation.ts';
import { generation } from './situation.ts';

/** Whatever may be known of results, and be done with them. */

const id = fc.integer({ min: 0, max: 10 ** 12 });
const modelId = fc.oneof(fc.constantFrom(...Object.keys(models)), fc.constant('gone'));

export const anyResultAction: fc.Arbitrary<Action> = fc.oneof(
  fc.constant<Action>({ kind: 'history-filters' }),
  fc.record({
    kind: fc.constant('history' as const),
    page: fc.nat({ max: 99 }),
    filter: fc.constantFrom(...historyFilters.filter((filter) => filter !== 'all')),
  }),
  fc.record({
    kind: fc.constant('use' as const),
    generationId: id,
    which: fc.constantFrom(null, 0, 3, 'all' as const),
  }),
  fc.record({
    kind: fc.constant('upscale' as const),
    generationId: id,
    which: fc.constantFrom(null, 0, 3),
  }),
  fc.record({
    kind: fc.constantFrom(...(['vary', 'share', 'unshare'] as const)),
    generationId: id,
  }),
  fc.record({
    kind: fc.constant('favourite' as const),
    generationId: id,
    isOn: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('redeliver' as const),
    generationId: id,
    priceKopecks: fc.constantFrom(0, 100),
  }),
  fc.record({ kind: fc.constant('like' as const), token: fc.stringMatching(/^[\w-]{1,40}$/) }),
);

export const anyHistoryPlace = fc.record({
  filter: fc.constantFrom(...historyFilters),
  page: fc.nat({ max: 9 }),
});

const STATES: readonly GenerationState[] = [
  ...(['confirmed', 'submitting', 'submitted', 'succeeded', 'delivering'] as const),
  ...(['delivered', 'failed', 'cancelled', 'expired'] as const),
];

export const anyGeneration: fc.Arbitrary<Generation> = fc
  .record({
    state: fc.constantFrom(...STATES),
    modelId,
    input: fc.record({ prompt: fc.string({ maxLength: 40 }) }),
    failure: fc.constantFrom(
      null,
      { kind: 'moderation' as const, said: '<i>&' },
      { kind: 'delivery' as const, said: '<i>&' },
    ),
    isFavourite: fc.boolean(),
  })
  .map(generation);

/** For {@link Facts}. */
export const anyResultFacts = {
  historyCounts: fc.constantFrom(null, countHistory([])),
  isRedelivered: fc.boolean(),
  share: fc.constantFrom(
    null,
    { round: 1, link: 'https://t.me/bot?start=s_9_1_x', isOpen: true },
    { round: 2, link: null, isOpen: false },
  ),
  openedShare: fc.option(
    fc.record({
      token: fc.constant('9_1_x'),
      generation: anyGeneration,
      deliveries: fc.constantFrom(
        [],
        [{ position: 0, kind: 'photo' as const, fileId: 'f', messageId: 1 }],
        [{ position: 0, kind: 'text' as const, fileId: null, messageId: 1 }],
      ),
    }),
  ),
};
