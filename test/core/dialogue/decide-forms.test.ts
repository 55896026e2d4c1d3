import { describe, expect, it } from 'vitest';
import { limits } from '../../../generated/bot.ts';
import { rateLimits } from '../../../generated/security.ts';
import type { Action } from '../../../src/core/dialogue/action.ts';
import { decide } from '../../../src/core/dialogue/decide.ts';
import type { Facts } from '../../../src/core/dialogue/decision.ts';
import type { Incoming } from '../../../src/core/incoming.ts';
import { deeds, seen } from './seen.ts';
import {
  atCard,
  command,
  completeForm,
  DRAFT_ID,
  emptyForm,
  facts,
  filling,
  generation,
  incoming,
  NOW_MS,
  photo,
  says,
  taps,
} from './situation.ts';

const confirm: Action = { kind: 'confirm', draftId: DRAFT_ID, priceKopecks: 100 };
const sticker = incoming({ kind: 'other', what: 'sticker', needsAnswer: true });

type Row = readonly [what: string, facts: Facts, incoming: Incoming, seen: string[]];

const TABLE: readonly Row[] = [
  ['E3: words without a form', facts(), says('a cat'), ['panel search']],
  [
    'E3: a file without a form',
    facts(),
    incoming({ kind: 'file', file: photo, caption: '' }),
    ['panel wish-tasks'],
  ],
  [
    'a file with words, without a form',
    facts(),
    incoming({ kind: 'file', file: photo, caption: 'make the sky red' }),
    ['panel form'],
  ],
  ['words under the card of a model', atCard('z-image'), says('a cat'), ['panel form']],
  [
    'a file under the card of a model',
    atCard('google/nano-banana-edit'),
    incoming({ kind: 'file', file: photo, caption: 'make it blue' }),
    ['panel form'],
  ],
  [
    'words under the card of a model that was taken away',
    atCard('gone'),
    says('a cat'),
    ['panel menu error-model-unavailable'],
  ],
  [
    'a sticker into a form does not lose it',
    filling(emptyForm()),
    sticker,
    ['message error-not-understood', 'panel form'],
  ],
  [
    'an unknown command into a form does not lose it',
    filling(emptyForm()),
    command('imagine', 'a cat'),
    ['message error-unknown-command', 'panel form'],
  ],
  ...['sora-2-text-to-video', 'gone', '__proto__'].flatMap((modelId) =>
    (['model', 'new'] as const).map(
      (kind): Row => [
        `${kind} of ${modelId}, which is not sold`,
        facts(),
        taps({ kind, modelId }),
        ['alert error-model-unavailable', 'panel menu'],
      ],
    ),
  ),
  ['a new form', facts(), taps({ kind: 'new', modelId: 'z-image' }), ['panel form']],
  ['words into a form', filling(emptyForm()), says('a cat'), ['panel form']],
  ['E9: a form goes on', filling(completeForm()), says('another'), ['panel form']],
  [
    'a button of a form',
    filling(completeForm()),
    taps({ kind: 'form', draftId: DRAFT_ID, form: { kind: 'overview' } }),
    ['panel form'],
  ],
  [
    'F18: a form of a model that was taken away',
    filling({ ...completeForm(), modelId: 'gone' }),
    taps(confirm),
    ['alert error-model-unavailable', 'panel menu'],
  ],
  [
    'F18: words into a form of a model that was taken away',
    filling({ ...completeForm(), modelId: 'gone' }),
    says('a cat'),
    ['panel menu error-model-unavailable'],
  ],
  [
    'a button of a form that was given up',
    facts(),
    taps(confirm),
    ['toast error-stale-button', 'panel menu'],
  ],
  [
    'a button of another form does not lose the one that is open',
    filling({ ...completeForm(), draftId: 'otherone' }),
    taps(confirm),
    ['toast form-stale-button', 'panel form'],
  ],
  [
    'giving a form up',
    filling(emptyForm()),
    taps({ kind: 'discard', draftId: DRAFT_ID }),
    ['toast form-cancelled', 'panel card'],
  ],
  [
    'back to the form',
    filling(emptyForm()),
    taps({ kind: 'resume', draftId: DRAFT_ID }),
    ['panel form'],
  ],
  ['Start', filling(completeForm()), taps(confirm), ['progress']],
  [
    'Start of what is not filled in',
    filling(emptyForm()),
    taps(confirm),
    ['alert form-incomplete', 'panel form'],
  ],
  [
    'D13: Start for a price that is another one by now',
    filling(completeForm()),
    taps({ ...confirm, priceKopecks: 99 } as Action),
    ['alert form-price-changed', 'panel form'],
  ],
  [
    'Start with too many open orders',
    filling(completeForm(), { openGenerations: limits.activeJobsPerUser }),
    taps(confirm),
    ['alert error-too-many-jobs'],
  ],
  [
    'Start after too many orders',
    filling(completeForm(), { recentGenerations: rateLimits.userGenerations.count }),
    taps(confirm),
    ['alert error-too-many-orders'],
  ],
  [
    'Start with just enough money, and one order less than allowed',
    filling(completeForm(), {
      wallet: { availableKopecks: 100n, heldKopecks: 0n },
      openGenerations: limits.activeJobsPerUser - 1,
      recentGenerations: rateLimits.userGenerations.count - 1,
    }),
    taps(confirm),
    ['progress'],
  ],
  [
    'Start without money',
    filling(completeForm(), { wallet: { availableKopecks: 99n, heldKopecks: 500n } }),
    taps(confirm),
    ['panel topup'],
  ],
  [
    'A10: an admin pays like everybody',
    filling(completeForm(), {
      user: { id: 700, language: 'en', isNew: false, role: 'owner', isBanned: false },
      wallet: { availableKopecks: 0n, heldKopecks: 0n },
    }),
    taps(confirm),
    ['panel topup'],
  ],
  [
    'Stop',
    facts({ generation: generation({ state: 'confirmed' }) }),
    taps({ kind: 'cancel', generationId: 9 }),
    ['toast order-stopped'],
  ],
  [
    'once more, but the model is not sold any more',
    facts({ generation: generation({ modelId: 'sora-2-text-to-video' }) }),
    taps({ kind: 'repeat', generationId: 9 }),
    ['alert error-model-unavailable', 'panel menu'],
  ],
];

describe('what a user sees after', () => {
  it.each(TABLE)('%s', (_, known, update, expected) => {
    expect(seen(decide(known, update))).toEqual(expected);
  });
});

describe('Start', () => {
  const decision = decide(filling(completeForm()), taps(confirm));

  it('makes the order for the price that was shown and closes the form', () => {
    expect(decision.deeds).toMatchObject([
      { kind: 'order', order: { draftId: DRAFT_ID, modelId: 'z-image', priceKopecks: 100n } },
    ]);
    expect(decision.dialogue).toMatchObject({
      form: null,
      panelMessageId: null,
      startedDraftId: DRAFT_ID,
    });
  });

  it('A7, F17: of 20 taps on it one is an order, the others are told that it is one', () => {
    let known = filling(completeForm());
    const made: string[] = [];
    for (let tap = 0; tap < 20; tap++) {
      const next = decide(known, taps(confirm));
      made.push(...deeds(next));
      if (tap > 0) expect(seen(next)).toEqual(['toast form-already-started']);
      known = { ...known, dialogue: next.dialogue, openGenerations: 1 };
    }
    expect(made).toEqual(['order']);
  });

  it('keeps the form when money is missing, and leads back to it after the payment', () => {
    const poor = { availableKopecks: 0n, heldKopecks: 0n };
    const known = filling(completeForm(), { wallet: poor });
    const lacking = decide(known, taps(confirm));
    expect(lacking.dialogue.form).toEqual(completeForm());
    const invoice = { payload: 'topup:700:XTR:50:mark', currency: 'XTR', amount: 50 };
    const paid = decide(
      { ...known, dialogue: lacking.dialogue },
      incoming({ kind: 'paid', chargeId: 'charge', invoice }),
    );
    expect(seen(paid)).toEqual(['message receipt', 'panel form']);
    expect(paid.replies[1]).toMatchObject({ screen: { availableKopecks: 7500n } });
  });
});

describe('E13: a form that was left alone', () => {
  const hour = limits.dialogueExpiryMinutes * 60_000;
  const at = (touchedAtMs: number): Facts =>
    filling(completeForm(), {
      dialogue: { ...facts().dialogue, form: completeForm(), touchedAtMs },
    });

  it('is there until the hour is over', () => {
    expect(seen(decide(at(NOW_MS - hour + 1), taps(confirm)))).toEqual(['progress']);
  });

  it.each([
    ['a button', taps(confirm), ['panel menu form-expired']],
    ['words', says('a cat'), ['panel menu form-expired']],
    ['a file', incoming({ kind: 'file', file: photo, caption: '' }), ['panel menu form-expired']],
  ])('is closed after it: %s', (_, update, expected) => {
    const decision = decide(at(NOW_MS - hour), update);
    expect(seen(decision)).toEqual(expected);
    expect([decision.dialogue.form, deeds(decision)]).toEqual([null, []]);
  });

  it.each([
    command('menu'),
    command('history'),
    taps({ kind: 'history', page: 0 }),
    taps({ kind: 'section', section: 'image' }),
  ])('is given up by going elsewhere: words are no answer any more', (update) => {
    expect(decide(filling(emptyForm()), update).dialogue.form).toBeNull();
  });
});

it.each(['balance', 'help', 'terms', 'paysupport'])('/%s leaves an open form open', (name) => {
  const decision = decide(filling(emptyForm()), command(name));
  expect(decision.dialogue.form).toEqual(emptyForm());
  expect(decision.replies.map(({ kind }) => kind)).toEqual(['message']);
});

describe('what is said under the card of a model', () => {
  it('goes where it belongs, and what is missing is asked next', () => {
    const { dialogue } = decide(atCard('google/nano-banana-edit'), says('make it blue'));
    expect(dialogue).toMatchObject({
      cardModelId: null,
      form: { values: { prompt: 'make it blue' }, focus: ['image_urls'] },
    });
  });

  it('is kept for the question when it belongs nowhere', () => {
    const { dialogue } = decide(atCard('topaz/image-upscale'), says('make it large'));
    expect(dialogue.form?.focus).toEqual(['image_url']);
  });

  it('is no longer about it after another screen', () => {
    const { dialogue } = decide(atCard('z-image'), taps({ kind: 'menu' }));
    expect(dialogue.cardModelId).toBeNull();
  });
});
