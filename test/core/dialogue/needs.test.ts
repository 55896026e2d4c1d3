import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/core/dialogue/language.ts';
import { needsOf } from '../../../src/core/dialogue/needs.ts';
import { command, incoming, says, taps } from './situation.ts';

const nothing = {
  generationId: null,
  historyPage: null,
  historyFilter: 'all',
  historyCounts: false,
  share: false,
  shareToken: null,
  chargeId: null,
  promoCode: null,
  referralToken: null,
  referralStats: false,
  modelUse: false,
  promptPage: null,
  promptId: null,
  spending: false,
  recentPayments: false,
};
const invoice = { payload: '', currency: 'XTR', amount: 1 };

describe('what is read besides the user', () => {
  it.each([
    ['a text', says('9'), nothing],
    ['/menu', command('menu', '9'), nothing],
    ['/history', command('history'), { ...nothing, historyPage: 0 }],
    ['/refund', command('refund', 'charge'), { ...nothing, chargeId: 'charge' }],
    ['/refund of nothing', command('refund'), nothing],
    ['a page', taps({ kind: 'history', page: 3 }), { ...nothing, historyPage: 3 }],
    ['an order', taps({ kind: 'past', generationId: 9 }), { ...nothing, generationId: 9 }],
    [
      'a page of favourites',
      taps({ kind: 'history', page: 1, filter: 'favourite' }),
      { ...nothing, historyPage: 1, historyFilter: 'favourite' },
    ],
    ['kept words', taps({ kind: 'prompts', page: 2 }), { ...nothing, promptPage: 2 }],
    ['one of them', taps({ kind: 'prompt', promptId: 5 }), { ...nothing, promptId: 5 }],
    [
      'to delete one',
      taps({ kind: 'delete-prompt', promptId: 5 }),
      { ...nothing, promptPage: 0, promptId: 5 },
    ],
    [
      'to keep those of an order',
      taps({ kind: 'keep-order-prompt', generationId: 9 }),
      { ...nothing, promptPage: 0, generationId: 9 },
    ],
    ['the filters', taps({ kind: 'history-filters' }), { ...nothing, historyCounts: true }],
    [
      'the link of a result',
      taps({ kind: 'share', generationId: 9 }),
      { ...nothing, generationId: 9, share: true },
    ],
    ['one like it', taps({ kind: 'like', token: '9_1_x' }), { ...nothing, shareToken: '9_1_x' }],
    ['a shared result', command('start', 's_9_1_x'), { ...nothing, shareToken: '9_1_x' }],
    [
      'to use it',
      taps({ kind: 'use', generationId: 9, which: 0 }),
      { ...nothing, generationId: 9 },
    ],
    [
      'to enlarge it',
      taps({ kind: 'upscale', generationId: 9, which: null }),
      { ...nothing, generationId: 9 },
    ],
    ['another one', taps({ kind: 'vary', generationId: 9 }), { ...nothing, generationId: 9 }],
    ['Stop', taps({ kind: 'cancel', generationId: 9 }), { ...nothing, generationId: 9 }],
    ['once more', taps({ kind: 'repeat', generationId: 9 }), { ...nothing, generationId: 9 }],
    ['send again', taps({ kind: 'resend', generationId: 9 }), { ...nothing, generationId: 9 }],
    ['originals', taps({ kind: 'originals', generationId: 9 }), { ...nothing, generationId: 9 }],
    [
      'what is popular',
      taps({ kind: 'pick', list: 'popular', page: 0 }),
      { ...nothing, modelUse: true },
    ],
    ['a card', taps({ kind: 'model', modelId: 'x' }), { ...nothing, modelUse: true }],
    ['/balance', command('balance'), { ...nothing, spending: true }],
    ['the balance', taps({ kind: 'balance' }), { ...nothing, spending: true }],
    ['/promo', command('promo', ' summer '), { ...nothing, promoCode: 'SUMMER' }],
    ['/promo of nonsense', command('promo', 'a b'), nothing],
    ['a link', command('start', 'p_summer'), { ...nothing, promoCode: 'SUMMER' }],
    ['a link of a friend', command('start', 'r_x_y'), { ...nothing, referralToken: 'x_y' }],
    ['/invite', command('invite'), { ...nothing, referralStats: true }],
    ['/paysupport', command('paysupport'), { ...nothing, recentPayments: true }],
    ['the menu', taps({ kind: 'menu' }), nothing],
    ['a stale button', incoming({ kind: 'tap', data: 'x', queryId: 'q', messageId: 1 }), nothing],
    [
      'a payment',
      incoming({ kind: 'paid', chargeId: 'charge', invoice }),
      { ...nothing, chargeId: 'charge' },
    ],
  ])('%s', (_, update, needs) => {
    expect(needsOf(update)).toEqual(needs);
  });
});

describe('the language of a newcomer', () => {
  it.each([
    ['ru', 'ru'],
    ['RU', 'ru'],
    ['ru-RU', 'ru'],
    ['uk', 'ru'],
    ['kk', 'ru'],
    ['en-GB', 'en'],
    ['de', 'en'],
    ['', null],
    [null, null],
  ])('%s: %s', (code, language) => {
    expect(languageOf(code)).toBe(language);
  });
});
