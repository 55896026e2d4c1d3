import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/core/dialogue/decide.ts';
import type { Facts } from '../../../src/core/dialogue/decision.ts';
import type { Incoming } from '../../../src/core/incoming.ts';
import { seen } from './seen.ts';
import { facts, generation, incoming, taps } from './situation.ts';

const delivered = [{ position: 0, kind: 'photo', fileId: 'f', messageId: 1 }] as const;

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
  ...(['past', 'cancel', 'repeat', 'resend', 'originals'] as const).map(
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
