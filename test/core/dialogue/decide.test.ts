import { describe, expect, it } from 'vitest';
import { limits, welcomeCreditKopecks } from '../../../generated/bot.ts';
import { rateLimits } from '../../../generated/security.ts';
import type { Action } from '../../../src/core/dialogue/action.ts';
import { decide } from '../../../src/core/dialogue/decide.ts';
import type { Decision, Facts, Reply } from '../../../src/core/dialogue/decision.ts';
import type { Incoming } from '../../../src/core/incoming.ts';
import {
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

/** What the user sees, in a word for each reply: `toast error-stale-button`, `panel menu`. */
function seen({ replies }: Decision): string[] {
  return replies.map((reply) => {
    switch (reply.kind) {
      case 'panel':
      case 'message':
        return `${reply.kind} ${nameOf(reply)}`;
      case 'toast':
        return `${reply.alert ? 'alert' : 'toast'} ${reply.notice.key}`;
      default:
        return reply.kind;
    }
  });
}

function nameOf({ screen }: Extract<Reply, { kind: 'panel' | 'message' }>): string {
  if (screen.kind === 'notice') return screen.key;
  if (screen.kind === 'menu' && screen.notice !== null) return `menu ${screen.notice.key}`;
  return screen.kind;
}

function deeds(decision: Decision): string[] {
  return decision.deeds.map(({ kind }) => kind);
}

const confirm: Action = { kind: 'confirm', draftId: DRAFT_ID, priceKopecks: 100 };
const newcomer = facts({
  user: { id: 700, language: 'en', isNew: true, isAdmin: false },
  wallet: { availableKopecks: 0n, heldKopecks: 0n },
});
const sticker = incoming({ kind: 'other', what: 'sticker', needsAnswer: true });
const delivered = [{ position: 0, kind: 'photo', fileId: 'f', messageId: 1 }] as const;

const TABLE: readonly [what: string, facts: Facts, incoming: Incoming, seen: string[]][] = [
  ['/start of a newcomer', newcomer, command('start'), ['panel welcome']],
  ['/start with a link', facts(), command('start', 'ref_1'), ['panel menu']],
  ['the first words of a newcomer', newcomer, says('hi'), ['panel welcome']],
  ['/menu', facts(), command('menu'), ['panel menu']],
  ['/help', facts(), command('help'), ['message help']],
  ['/balance', facts(), command('balance'), ['panel balance']],
  ['/history', facts(), command('history'), ['panel history']],
  ['/language', facts(), command('language'), ['panel language']],
  ['/paysupport', facts(), command('paysupport'), ['message paysupport']],
  ['/paysupport with words', facts(), command('paysupport', 'x'), ['message paysupport-received']],
  ['/terms', facts(), command('terms'), ['message terms']],
  ['an unknown command', facts(), command('nonsense'), ['panel menu error-unknown-command']],
  ['E3: words without a form', facts(), says('a cat'), ['panel menu error-not-understood']],
  [
    'E3: a file without a form',
    facts(),
    incoming({ kind: 'file', file: photo, caption: '' }),
    ['panel menu error-not-understood'],
  ],
  ['E3: a sticker', facts(), sticker, ['panel menu error-not-understood']],
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
  [
    'a command in a group',
    facts(),
    incoming({ kind: 'other', what: 'group', needsAnswer: true }),
    ['message error-private-only'],
  ],
  ['an edited message', facts(), incoming({ kind: 'other', what: 'e', needsAnswer: false }), []],
  ['menu', facts(), taps({ kind: 'menu' }), ['panel menu']],
  ['help', facts(), taps({ kind: 'help' }), ['panel help']],
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
  ...['sora-2-text-to-video', 'gone', '__proto__'].flatMap((modelId) =>
    (['model', 'new'] as const).map((kind): [string, Facts, Incoming, string[]] => [
      `${kind} of ${modelId}, which is not sold`,
      facts(),
      taps({ kind, modelId }),
      ['alert error-model-unavailable', 'panel menu'],
    ]),
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
    'Start without money',
    filling(completeForm(), { wallet: { availableKopecks: 99n, heldKopecks: 500n } }),
    taps(confirm),
    ['panel topup'],
  ],
  [
    'A10: an admin pays like everybody',
    filling(completeForm(), {
      user: { id: 700, language: 'en', isNew: false, isAdmin: true },
      wallet: { availableKopecks: 0n, heldKopecks: 0n },
    }),
    taps(confirm),
    ['panel topup'],
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
  ...(['past', 'cancel', 'repeat', 'resend'] as const).map(
    (kind): [string, Facts, Incoming, string[]] => [
      `${kind} of an order of somebody else`,
      facts(),
      taps({ kind, generationId: 9 }),
      ['alert order-not-found'],
    ],
  ),
  [
    'Stop',
    facts({ generation: generation({ state: 'confirmed' }) }),
    taps({ kind: 'cancel', generationId: 9 }),
    ['toast order-stopped'],
  ],
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
    'once more, but the model is not sold any more',
    facts({ generation: generation({ modelId: 'sora-2-text-to-video' }) }),
    taps({ kind: 'repeat', generationId: 9 }),
    ['alert error-model-unavailable', 'panel menu'],
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
    expect(seen(paid)).toEqual(['message topup-done', 'panel form']);
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
    ['a button', taps(confirm), ['toast error-stale-button', 'panel menu']],
    ['words', says('a cat'), ['panel menu form-expired']],
    ['a file', incoming({ kind: 'file', file: photo, caption: '' }), ['panel menu form-expired']],
  ])('is closed after it: %s', (_, update, expected) => {
    const decision = decide(at(NOW_MS - hour), update);
    expect(seen(decision)).toEqual(expected);
    expect([decision.dialogue.form, deeds(decision)]).toEqual([null, []]);
  });

  it.each([
    command('menu'),
    command('balance'),
    taps({ kind: 'history', page: 0 }),
    taps({ kind: 'section', section: 'image' }),
  ])('is given up by going elsewhere: words are no answer any more', (update) => {
    expect(decide(filling(emptyForm()), update).dialogue.form).toBeNull();
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
