import fc from 'fast-check';
import { languages } from '../../../generated/messages.ts';
import { models } from '../../../generated/models/index.ts';
import type { Action } from '../../../src/core/dialogue/action.ts';
import { anyAdminAction } from './any-admin.ts';
import { anyResultAction } from './any-result.ts';
import { DRAFT_ID } from './situation.ts';

/** Any button, of whatever it may be. */

export const modelId = fc.oneof(fc.constantFrom(...Object.keys(models)), fc.constant('gone'));
const draftId = fc.constantFrom(DRAFT_ID, 'otherone', 'started1');
const id = fc.integer({ min: 0, max: 10 ** 12 });
const place = fc.record({
  question: fc.stringMatching(/^[A-Za-z0-9_-]{5}$/),
  at: fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 2 }),
});
const shortName = fc.stringMatching(/^[A-Za-z0-9_-]{5}$/);

export const anyAction: fc.Arbitrary<Action> = fc.oneof(
  fc.constantFrom<Action>(
    { kind: 'menu' },
    { kind: 'help', topic: null },
    { kind: 'status' },
    { kind: 'paysupport' },
    { kind: 'terms' },
    { kind: 'balance' },
    { kind: 'promo' },
    { kind: 'invite' },
    { kind: 'budget', kopecks: null },
    { kind: 'budget', kopecks: 0 },
    { kind: 'budget', kopecks: 7_500 },
    { kind: 'language', language: null },
    { kind: 'section', section: 'audio' },
    { kind: 'examples' },
    { kind: 'prompts', page: 0 },
    { kind: 'prompt', promptId: 5 },
    { kind: 'use-prompt', promptId: 5 },
    { kind: 'delete-prompt', promptId: 5 },
    { kind: 'tour' },
    { kind: 'try' },
    { kind: 'no-news' },
    { kind: 'settings', change: null },
    { kind: 'settings', change: 'news-off' },
    { kind: 'settings', change: 'quiet-on' },
    { kind: 'help', topic: 'privacy' },
    { kind: 'families' },
    { kind: 'example', modelId: 'z-image' },
    { kind: 'example', modelId: 'gone' },
    { kind: 'wish' },
    { kind: 'wish-tasks' },
    { kind: 'wish-task', task: 'image-to-video' },
    { kind: 'wish-task', task: 'gone' },
    { kind: 'wish-models', page: 0 },
    { kind: 'wish-models', page: 9 },
    { kind: 'wish-model', modelId: 'z-image' },
    { kind: 'wish-model', modelId: 'google/nano-banana-edit' },
    { kind: 'wish-model', modelId: 'gone' },
    { kind: 'ideas' },
    { kind: 'quick', action: 'music' },
    { kind: 'quick', action: 'gone' },
    { kind: 'family', family: 'kling', page: 1 },
    { kind: 'family', family: 'gone', page: 0 },
    { kind: 'pick', list: 'popular', page: 0 },
    { kind: 'pick', list: 'cheapest', page: 3 },
    { kind: 'pick', list: 'new', page: 1 },
    { kind: 'pick', list: 'free', page: 0 },
    { kind: 'search' },
    { kind: 'found', page: 0 },
    { kind: 'found', page: 9 },
  ),
  fc.record({ kind: fc.constant('language' as const), language: fc.constantFrom(...languages) }),
  fc.record({
    kind: fc.constant('task' as const),
    task: fc.constantFrom('text-to-image', 'music', 'speech-to-text', 'gone'),
    page: fc.nat({ max: 99 }),
  }),
  fc.record({ kind: fc.constantFrom('model' as const, 'new' as const), modelId }),
  fc.record({
    kind: fc.constant('form' as const),
    draftId,
    form: fc.oneof(
      fc.constant({ kind: 'overview' as const }),
      fc.record({ kind: fc.constant('optional' as const), shown: fc.boolean() }),
      fc.record({
        kind: fc.constantFrom('open' as const, 'clear' as const, 'done' as const),
        place,
      }),
      fc.record({ kind: fc.constant('choose' as const), place, value: shortName }),
      fc.record({ kind: fc.constant('page' as const), place, page: fc.nat({ max: 99 }) }),
    ),
  }),
  fc.record({
    kind: fc.constant('confirm' as const),
    draftId,
    priceKopecks: fc.oneof(fc.constantFrom(0, 100), id),
  }),
  fc.record({ kind: fc.constantFrom('discard' as const, 'resume' as const), draftId }),
  fc.record({ kind: fc.constant('keep-form-prompt' as const), draftId }),
  fc.record({ kind: fc.constant('keep-order-prompt' as const), generationId: id }),
  fc.record({ kind: fc.constant('choose-prompt' as const), draftId, page: fc.nat({ max: 9 }) }),
  fc.record({ kind: fc.constant('take-prompt' as const), draftId, promptId: id }),
  fc.record({ kind: fc.constant('take-ready' as const), draftId, number: fc.nat({ max: 9 }) }),
  fc.record({ kind: fc.constant('history' as const), page: fc.nat({ max: 999 }) }),
  fc.record({
    kind: fc.constantFrom(...(['past', 'cancel', 'repeat', 'resend', 'originals'] as const)),
    generationId: id,
  }),
  fc.record({
    kind: fc.constant('buy' as const),
    currency: fc.constantFrom('XTR' as const, 'RUB' as const),
    amount: fc.constantFrom(50, 100, 15_000, 7),
  }),
  anyResultAction,
  anyAdminAction.map((admin) => ({ kind: 'admin' as const, admin })),
);
