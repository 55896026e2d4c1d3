import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AdminAction } from '../../../src/core/admin/admin-action.ts';
import type { UserCard } from '../../../src/core/admin/admin-facts.ts';
import type { AdminInput } from '../../../src/core/admin/admin-input.ts';
import { may } from '../../../src/core/admin/rights.ts';
import { decide } from '../../../src/core/dialogue/decide.ts';
import type { Deed, Facts } from '../../../src/core/dialogue/decision.ts';
import { anyFacts, anyIncoming } from './any.ts';
import { anyAdminAction, anyOrderCard, anyPromoCard, anyUserCard } from './any-admin.ts';
import { command, facts, incoming, says, taps } from './situation.ts';

const ADMIN_COMMANDS = ['admin', 'promo_add', 'refund'];

/** With a role or without, not banned, and not too fast. */
const calmFacts = anyFacts.map(({ user, dialogue, ...rest }) => ({
  ...rest,
  user: { ...user, isBanned: false, isNew: false },
  dialogue: { ...dialogue, pace: { sinceMs: 0, count: 0 } },
}));

const waiting: AdminInput = {
  asks: 'adjust-now',
  adjustId: 'adjust01',
  userId: 701,
  kopecks: '15000',
  reason: 'gift',
};

/** An owner with the card of a user or of an order before them, and something to confirm. */
const looking = fc
  .tuple(
    calmFacts,
    fc.oneof(anyUserCard, anyOrderCard, anyPromoCard),
    fc.constantFrom<AdminInput | null>(null, waiting, {
      asks: 'answer',
      userId: 701,
      questionId: 7,
    }),
  )
  .map(
    ([{ user, dialogue, ...rest }, card, adminInput]): Facts => ({
      ...rest,
      user: { ...user, role: 'owner' },
      dialogue: { ...dialogue, form: null, adminInput, touchedAtMs: rest.nowMs },
      admin:
        'steps' in card
          ? { kind: 'order', order: card }
          : 'code' in card
            ? { kind: 'promo', promo: card }
            : { kind: 'user', user: card },
    }),
  );

/** What such an owner is likely to tap. */
const likelyTap = fc
  .constantFrom<AdminAction>(
    { kind: 'adjust-now', adjustId: 'adjust01' },
    { kind: 'redeliver', orderId: 9 },
    { kind: 'refund-order-now', orderId: 9 },
    { kind: 'role', userId: 701, role: 'admin' },
    { kind: 'unban', userId: 701 },
    { kind: 'offer', modelId: 'z-image', turn: 'off' },
    { kind: 'promo-turn', code: 'SUMMER', turn: 'off' },
  )
  .map((admin) => taps({ kind: 'admin', admin }));

function adminDeeds(deeds: readonly Deed[]) {
  return deeds.flatMap((each) => (each.kind === 'admin' ? [each.deed] : []));
}

describe('who has no role', () => {
  const strangers = calmFacts.map(
    ({ user, ...rest }): Facts => ({ ...rest, user: { ...user, role: null } }),
  );

  it('cannot tell a button of admins from one that means nothing', () => {
    const nothing = incoming({ kind: 'tap', data: 'x', queryId: 'q1', messageId: 55 });
    fc.assert(
      fc.property(strangers, anyAdminAction, (known, admin) => {
        expect(decide(known, taps({ kind: 'admin', admin }))).toEqual(decide(known, nothing));
      }),
    );
  });

  it.each(ADMIN_COMMANDS)('cannot tell /%s from a command that is none', (name) => {
    fc.assert(
      fc.property(strangers, (known) => {
        expect(decide(known, command(name, '700'))).toEqual(decide(known, command('nonsense')));
      }),
    );
  });

  it('does nothing that admins do, whatever is left of earlier days in the dialogue', () => {
    fc.assert(
      fc.property(strangers, anyIncoming, (known, update) => {
        expect(adminDeeds(decide(known, update).deeds)).toEqual([]);
      }),
    );
  });
});

describe('what admins do', () => {
  it('is in the log, one line for each change, and within their rights', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        fc.oneof(calmFacts, looking),
        fc.oneof(
          anyIncoming,
          anyAdminAction.map((admin) => taps({ kind: 'admin', admin })),
          likelyTap,
          fc.constant(says('150 gift')),
        ),
        (known, update) => {
          const deeds = adminDeeds(decide(known, update).deeds);
          const changes = deeds.filter(({ kind }) => kind !== 'audit' && kind !== 'tell');
          const { role } = known.user;
          for (const { kind } of changes) seen.add(kind);
          expect(changes.length).toBeLessThanOrEqual(1);
          if (changes.length > 0) {
            expect(deeds.filter(({ kind }) => kind === 'audit')).toHaveLength(1);
          }
          for (const change of changes) {
            if (change.kind === 'close-questions') expect(may(role, 'answer-user')).toBe(true);
            if (change.kind === 'set-role') expect(may(role, 'grant-roles')).toBe(true);
            if (change.kind === 'set-ban') expect(may(role, 'ban-user')).toBe(true);
            if (change.kind === 'adjust') expect(may(role, 'adjust-wallet')).toBe(true);
            if (change.kind === 'switch-promo') expect(may(role, 'make-promo-codes')).toBe(true);
            if (change.kind === 'change-model') expect(may(role, 'change-models')).toBe(true);
            if (change.kind.endsWith('-broadcast')) expect(may(role, 'broadcast')).toBe(true);
            if (change.kind === 'redeliver') expect(may(role, 'retry-delivery')).toBe(true);
            if (change.kind === 'refund-order') {
              expect(may(role, 'refund-order')).toBe(true);
              expect(known.admin).toMatchObject({ order: { isRefunded: false } });
              expect(change.kopecks).toBeGreaterThan(0n);
            }
          }
        },
      ),
      { numRuns: 5000 },
    );
    // Otherwise nothing has been seen.
    expect([...seen]).toEqual(
      expect.arrayContaining([
        ...['adjust', 'change-model', 'deliver-now', 'redeliver', 'refund-order'],
        ...['close-questions', 'set-ban', 'set-role', 'switch-promo'],
      ]),
    );
  });
});

describe('an adjustment', () => {
  it('moves no money before its second step, nor by the button of another one', () => {
    const other = taps({ kind: 'admin', admin: { kind: 'adjust-now', adjustId: 'adjust02' } });
    const first = fc.constantFrom(says('150 gift'), says('-150 mistake'), other);
    fc.assert(
      fc.property(looking, first, (known, update) => {
        const kinds = adminDeeds(decide(known, update).deeds).map(({ kind }) => kind);
        expect(kinds).not.toContain('adjust');
      }),
    );
  });
});

describe('an answer to a user', () => {
  const [card] = fc.sample(anyUserCard, { seed: 1, numRuns: 1 }) as [UserCard];
  const known = (adminInput: AdminInput | null, hasBlockedBot = false): Facts => {
    const calm = facts();
    return {
      ...calm,
      user: { ...calm.user, role: 'support' },
      dialogue: { ...calm.dialogue, adminInput },
      admin: { kind: 'user', user: { ...card, hasBlockedBot, openQuestionId: 7 } },
    };
  };
  const asked: AdminInput = { asks: 'answer', userId: card.id, questionId: 7 };
  const tapped = taps({ kind: 'admin', admin: { kind: 'answer', userId: card.id } });

  it('is asked of support, and goes to them as it was written, once', () => {
    expect(decide(known(null), tapped).dialogue.adminInput).toEqual(asked);
    const { deeds, dialogue } = decide(known(asked), says('It is <b>there</b>'));
    expect(adminDeeds(deeds)).toMatchObject([
      { kind: 'close-questions', userId: card.id, questionId: 7 },
      {
        ...{ kind: 'tell', userId: card.id },
        notice: { key: 'support-answer', variables: { words: 'It is <b>there</b>' } },
      },
      { kind: 'audit', entry: { action: 'answer', after: { words: 'It is <b>there</b>' } } },
    ]);
    expect(dialogue.adminInput).toBeNull();
  });

  it('to who has asked nothing ends no wait', () => {
    const { deeds } = decide(known({ ...asked, questionId: null }), says('Hello'));
    expect(adminDeeds(deeds).map(({ kind }) => kind)).toEqual(['tell', 'audit']);
  });

  it('that is too long is not sent, and waited for again', () => {
    const { deeds, dialogue, replies } = decide(known(asked), says('x'.repeat(3_501)));
    expect([deeds, dialogue.adminInput]).toEqual([[], asked]);
    expect(replies).toMatchObject([{ screen: { key: 'admin-answer-too-long' } }]);
  });

  it('cannot reach who has blocked the bot, before it is written or after', () => {
    expect(decide(known(null, true), tapped)).toMatchObject({
      replies: [{ kind: 'toast', notice: { key: 'admin-user-blocked' } }],
      deeds: [],
    });
    expect(decide(known(asked, true), says('hello'))).toMatchObject({
      replies: [{ screen: { key: 'admin-answer-not-sent' } }, {}],
      deeds: [],
    });
  });
});

describe('a ban', () => {
  const banned = facts({ user: { ...facts().user, isBanned: true } });

  it.each([
    ['a command', command('start')],
    ['a text', says('a cat')],
  ])('%s is answered with one text', (_, update) => {
    const { replies, deeds } = decide(banned, update);
    expect([replies, deeds]).toEqual([
      [{ kind: 'message', screen: { kind: 'notice', key: 'banned', variables: {} } }],
      [],
    ]);
  });

  it('a tap as well', () => {
    expect(decide(banned, taps({ kind: 'balance' })).replies).toMatchObject([
      { kind: 'toast', alert: true, notice: { key: 'banned' } },
    ]);
  });

  it('no more money is taken, and what has moved is written down', () => {
    const invoice = { payload: 'topup:700:XTR:100:mark', currency: 'XTR', amount: 100 };
    const checkout = decide(banned, incoming({ kind: 'checkout', queryId: 'pre', invoice }));
    expect(checkout.replies).toMatchObject([{ refusal: { key: 'banned' } }]);
    const paid = decide(banned, incoming({ kind: 'paid', chargeId: 'c', invoice }));
    expect(paid.deeds).toMatchObject([{ kind: 'top-up', chargeId: 'c' }]);
  });
});
