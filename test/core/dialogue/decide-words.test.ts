import { describe, expect, it } from 'vitest';
import { welcomeCreditKopecks } from '../../../generated/bot.ts';
import { decide } from '../../../src/core/dialogue/decide.ts';
import type { Facts } from '../../../src/core/dialogue/decision.ts';
import type { Incoming } from '../../../src/core/incoming.ts';
import { seen } from './seen.ts';
import { command, emptyForm, facts, filling, incoming, photo, says, taps } from './situation.ts';

const newcomer = facts({
  user: { id: 700, language: 'en', isNew: true, role: null, isBanned: false },
  wallet: { availableKopecks: 0n, heldKopecks: 0n },
});
const pictured = incoming({ kind: 'file', file: photo, caption: '' });
const sticker = incoming({ kind: 'other', what: 'sticker', needsAnswer: true });

type Row = readonly [what: string, facts: Facts, incoming: Incoming, seen: string[]];

const TABLE: readonly Row[] = [
  ['/start of a newcomer', newcomer, command('start'), ['panel welcome']],
  ['/start with a link', facts(), command('start', 'ref_1'), ['panel menu']],
  ['the first words of a newcomer', newcomer, says('hi'), ['panel welcome']],
  [
    'a wish of a newcomer',
    newcomer,
    says('a lighthouse in a storm at night'),
    ['message welcome-credit', 'panel form'],
  ],
  ['a model of a newcomer', newcomer, says('flux'), ['message welcome-credit', 'panel search']],
  ['words of a newcomer that nobody knows', newcomer, says('xyzzy'), ['panel welcome']],
  ['a picture of a newcomer', newcomer, pictured, ['message welcome-credit', 'panel wish-tasks']],
  ['words that name a model', facts(), says('flux'), ['panel search']],
  ['words that nobody knows', facts(), says('xyzzy'), ['panel search']],
  ['/menu', facts(), command('menu'), ['panel menu']],
  ['/help', facts(), command('help'), ['message help']],
  ['/balance', facts(), command('balance'), ['panel balance']],
  ['/history', facts(), command('history'), ['panel history']],
  ['/language', facts(), command('language'), ['panel language']],
  ['/paysupport', facts(), command('paysupport'), ['message paysupport']],
  ['/paysupport with words', facts(), command('paysupport', 'x'), ['message paysupport-received']],
  ['/terms', facts(), command('terms'), ['message terms']],
  ['an unknown command', facts(), command('nonsense'), ['panel menu error-unknown-command']],
  ['E3: a sticker', facts(), sticker, ['panel menu error-not-understood']],
  [
    'a command in a group',
    facts(),
    incoming({ kind: 'other', what: 'group', needsAnswer: true }),
    ['message error-private-only'],
  ],
  ['an edited message', facts(), incoming({ kind: 'other', what: 'e', needsAnswer: false }), []],
  ['the user has blocked the bot', facts(), incoming({ kind: 'blocked', blocked: true }), []],
];

describe('what a user sees after', () => {
  it.each(TABLE)('%s', (_, known, update, expected) => {
    expect(seen(decide(known, update))).toEqual(expected);
  });
});

describe('a newcomer', () => {
  it('gets the gift once, whatever comes first, and can spend it at once', () => {
    for (const update of [command('start'), says('hi'), sticker, taps({ kind: 'balance' })]) {
      const decision = decide(newcomer, update);
      expect(decision.deeds).toEqual([{ kind: 'welcome', kopecks: welcomeCreditKopecks }]);
    }
    const balance = decide(newcomer, taps({ kind: 'balance' })).replies[0];
    expect(balance).toMatchObject({
      screen: { wallet: { availableKopecks: welcomeCreditKopecks } },
    });
  });

  it('gets nothing the second time', () => {
    expect(decide(facts(), command('start')).deeds).toEqual([]);
  });
});

describe('the language', () => {
  it('is another one at once, also in this answer', () => {
    const decision = decide(facts(), taps({ kind: 'language', language: 'ru' }));
    expect(decision.language).toBe('ru');
    expect(decision.deeds).toEqual([{ kind: 'set-language', language: 'ru' }]);
    expect(seen(decision)).toEqual(['toast language-changed', 'panel menu']);
  });

  it('can be chosen in the middle of a form', () => {
    const decision = decide(filling(emptyForm()), taps({ kind: 'language', language: 'ru' }));
    expect(seen(decision)).toEqual(['toast language-changed', 'panel form']);
    expect(decision.dialogue.form).toEqual(emptyForm());
  });
});
