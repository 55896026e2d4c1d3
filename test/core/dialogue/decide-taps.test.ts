import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/core/dialogue/decide.ts';
import type { Facts } from '../../../src/core/dialogue/decision.ts';
import type { Incoming } from '../../../src/core/incoming.ts';
import { seen } from './seen.ts';
import { facts, generation, incoming, taps } from './situation.ts';

const delivered = [{ position: 0, kind: 'photo', fileId: 'f', messageId: 1 }] as const;

const twoPhotos = [...delivered, { ...delivered[0], position: 1, fileId: 'g' }] as const;
const failure = { kind: 'delivery', said: 'no' } as const;
const undelivered = generation({ state: 'failed', failure });
const share = { round: 1, link: 'https://t.me/bot?start=s_9_1_x', isOpen: false };

type Row = readonly [what: string, facts: Facts, incoming: Incoming, seen: string[]];

const TABLE: readonly Row[] = [
  ['menu', facts(), taps({ kind: 'menu' }), ['panel menu']],
  ['help', facts(), taps({ kind: 'help', topic: null }), ['panel help']],
  ['status', facts(), taps({ kind: 'status' }), ['toast status-active']],
  [
    'status with orders',
    facts({ openGenerations: 2 }),
    taps({ kind: 'status' }),
    ['alert status-orders'],
  ],
  ['a section', facts(), taps({ kind: 'section', section: 'video' }), ['panel section']],
  ['a task', facts(), taps({ kind: 'task', task: 'text-to-image', page: 9 }), ['panel task']],
  [
    'a task that is gone',
    facts(),
    taps({ kind: 'task', task: 'gone', page: 0 }),
    ['toast error-stale-button', 'panel menu'],
  ],
  ['a model', facts(), taps({ kind: 'model', modelId: 'z-image' }), ['panel card']],
  [
    'E6: a button of another version',
    facts(),
    incoming({ kind: 'tap', data: '0:menu', queryId: 'q', messageId: 1 }),
    ['toast error-stale-button', 'panel menu'],
  ],
  [
    'E6: a button of the bot before this one',
    facts(),
    incoming({ kind: 'tap', data: 'm:z-image', queryId: 'q', messageId: null }),
    ['toast error-stale-button', 'panel menu'],
  ],
  ['history', facts(), taps({ kind: 'history', page: 2 }), ['panel history']],
  [
    'an order that is over',
    facts({ generation: generation() }),
    taps({ kind: 'past', generationId: 9 }),
    ['panel past'],
  ],
  [
    'an order that is not over',
    facts({ generation: generation({ state: 'submitted' }) }),
    taps({ kind: 'past', generationId: 9 }),
    ['panel generation'],
  ],
  ...(['past', 'cancel', 'repeat', 'resend', 'originals', 'vary', 'share', 'unshare'] as const).map(
    (kind): Row => [
      `${kind} of an order of somebody else`,
      facts(),
      taps({ kind, generationId: 9 }),
      ['alert order-not-found'],
    ],
  ),
  [
    'Stop too late',
    facts({ generation: generation({ state: 'submitting' }) }),
    taps({ kind: 'cancel', generationId: 9 }),
    ['alert order-too-late'],
  ],
  [
    'Stop of what is over',
    facts({ generation: generation() }),
    taps({ kind: 'cancel', generationId: 9 }),
    ['alert order-over'],
  ],
  [
    'once more',
    facts({ generation: generation() }),
    taps({ kind: 'repeat', generationId: 9 }),
    ['panel form'],
  ],
  [
    'send again',
    facts({ generation: generation(), deliveries: delivered }),
    taps({ kind: 'resend', generationId: 9 }),
    ['resend'],
  ],
  [
    'send again what never came',
    facts({ generation: generation({ state: 'failed' }) }),
    taps({ kind: 'resend', generationId: 9 }),
    ['alert order-nothing-to-resend'],
  ],
  [
    'originals',
    facts({ generation: generation(), deliveries: delivered }),
    taps({ kind: 'originals', generationId: 9 }),
    ['toast originals-coming'],
  ],
  [
    'originals where nothing was made smaller',
    facts({ generation: generation(), deliveries: [{ ...delivered[0], kind: 'document' }] }),
    taps({ kind: 'originals', generationId: 9 }),
    ['alert order-nothing-to-resend'],
  ],
  [
    'one of the results, of several',
    facts({ generation: generation(), deliveries: twoPhotos }),
    taps({ kind: 'use', generationId: 9, which: null }),
    ['panel which-result'],
  ],
  [
    'the only result',
    facts({ generation: generation(), deliveries: delivered }),
    taps({ kind: 'use', generationId: 9, which: null }),
    ['panel wish-tasks'],
  ],
  [
    'a result that is not there',
    facts({ generation: generation(), deliveries: twoPhotos }),
    taps({ kind: 'use', generationId: 9, which: 7 }),
    ['alert result-of-no-use'],
  ],
  [
    'enlarge',
    facts({ generation: generation(), deliveries: delivered }),
    taps({ kind: 'upscale', generationId: 9, which: null }),
    ['panel wish-models'],
  ],
  [
    'enlarge, when one model is left for it',
    facts({
      generation: generation(),
      deliveries: delivered,
      shelf: { 'topaz/image-upscale': { isOffered: false, pricePercent: 100, free: null } },
    }),
    taps({ kind: 'upscale', generationId: 9, which: null }),
    ['panel form'],
  ],
  [
    'another version',
    facts({ generation: generation() }),
    taps({ kind: 'vary', generationId: 9 }),
    ['panel form'],
  ],
  [
    'a favourite',
    facts({ generation: generation() }),
    taps({ kind: 'favourite', generationId: 9, isOn: true }),
    ['toast favourite-added', 'panel past'],
  ],
  [
    'the filters of the history',
    facts(),
    taps({ kind: 'history-filters' }),
    ['panel history-filters'],
  ],
  [
    'send again what did not come',
    facts({ generation: undelivered }),
    taps({ kind: 'redeliver', generationId: 9, priceKopecks: 100 }),
    ['progress'],
  ],
  [
    'send again what did not come, for a price that it never had',
    facts({ generation: undelivered }),
    taps({ kind: 'redeliver', generationId: 9, priceKopecks: 0 }),
    ['panel past'],
  ],
  [
    'send again what did not come, twice',
    facts({ generation: undelivered, isRedelivered: true }),
    taps({ kind: 'redeliver', generationId: 9, priceKopecks: 100 }),
    ['toast redeliver-begun'],
  ],
  [
    'send again what did not come, without the money',
    facts({ generation: undelivered, wallet: { availableKopecks: 99n, heldKopecks: 0n } }),
    taps({ kind: 'redeliver', generationId: 9, priceKopecks: 100 }),
    ['alert balance-low'],
  ],
  [
    'send again what did not come, above the limit for the day',
    facts({ generation: undelivered, budget: { limitKopecks: 150n, spentKopecks: 51n } }),
    taps({ kind: 'redeliver', generationId: 9, priceKopecks: 100 }),
    ['alert budget-refused'],
  ],
  [
    'send again what was free, without a free try',
    facts({ generation: { ...undelivered, priceKopecks: 0n } }),
    taps({ kind: 'redeliver', generationId: 9, priceKopecks: 0 }),
    ['alert redeliver-no-free-left'],
  ],
  [
    'send again what came as “did not come”',
    facts({ generation: generation(), deliveries: delivered }),
    taps({ kind: 'redeliver', generationId: 9, priceKopecks: 100 }),
    ['alert order-nothing-to-resend'],
  ],
  [
    'share',
    facts({ generation: generation(), deliveries: delivered, share }),
    taps({ kind: 'share', generationId: 9 }),
    ['panel share'],
  ],
  [
    'share what is nowhere in Telegram',
    facts({ generation: generation(), deliveries: [{ ...delivered[0], fileId: null }], share }),
    taps({ kind: 'share', generationId: 9 }),
    ['alert share-nothing'],
  ],
  [
    'withdraw',
    facts({ generation: generation(), deliveries: delivered, share }),
    taps({ kind: 'unshare', generationId: 9 }),
    ['toast share-withdrawn', 'panel past'],
  ],
  [
    'one like a result that is not shared any more',
    facts(),
    taps({ kind: 'like', token: 'x' }),
    ['alert share-gone'],
  ],
  ['E4: balance', facts(), taps({ kind: 'balance' }), ['panel balance']],
  ['buy', facts(), taps({ kind: 'buy', currency: 'XTR', amount: 100 }), ['invoice']],
  [
    'buy what is not on sale',
    facts(),
    taps({ kind: 'buy', currency: 'XTR', amount: 101 }),
    ['toast error-stale-button', 'panel menu'],
  ],
  [
    'buy with roubles where nobody takes them',
    facts(),
    taps({ kind: 'buy', currency: 'RUB', amount: 15_000 }),
    ['toast error-stale-button', 'panel menu'],
  ],
  [
    'buy with roubles',
    facts({ canPayRub: true }),
    taps({ kind: 'buy', currency: 'RUB', amount: 15_000 }),
    ['invoice'],
  ],
];

describe('what a user sees after', () => {
  it.each(TABLE)('%s', (_, known, update, expected) => {
    expect(seen(decide(known, update))).toEqual(expected);
  });
});

describe('an order that is repeated', () => {
  it('begins as a form with the same answers under a new draft', () => {
    const { dialogue } = decide(
      facts({ generation: generation() }),
      taps({ kind: 'repeat', generationId: 9 }),
    );
    expect(dialogue.form).toMatchObject({
      draftId: 'newdraft',
      values: { prompt: 'a cat', aspect_ratio: '1:1' },
    });
  });
});
