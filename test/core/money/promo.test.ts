import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/core/dialogue/decide.ts';
import type { Facts } from '../../../src/core/dialogue/decision.ts';
import { newPromoOf, type PromoFacts, promoCodeOf } from '../../../src/core/money/promo.ts';
import { deeds, seen } from '../dialogue/seen.ts';
import { command, facts, NOW_MS, taps, USER_ID } from '../dialogue/situation.ts';

const GOOD: PromoFacts = {
  code: 'SUMMER',
  kopecks: 5_000n,
  usesLeft: 1,
  expiresAtMs: NOW_MS + 1,
  isRedeemed: false,
};
const knowing = (changes: Partial<PromoFacts> | null, more: Partial<Facts> = {}) =>
  facts({ promo: changes === null ? null : { ...GOOD, ...changes }, ...more });

const newcomer = { id: USER_ID, language: 'en', isNew: true, role: null, isBanned: false } as const;

describe('a promo code', () => {
  it('becomes money, and the balance that is told counts it', () => {
    const decision = decide(knowing({}), command('promo', 'summer'));
    expect(decision.deeds).toEqual([{ kind: 'redeem-promo', code: 'SUMMER', kopecks: 5_000n }]);
    expect(decision.replies).toMatchObject([
      { screen: { key: 'promo-done', variables: { amount: '₽50.00', available: '₽1,050.00' } } },
    ]);
  });

  it.each<[string, Partial<PromoFacts> | null, string]>([
    ['that nobody made', null, 'promo-unknown'],
    ['that this user has had', { isRedeemed: true, usesLeft: 0 }, 'promo-redeemed'],
    ['that all have had', { usesLeft: 0 }, 'promo-over'],
    ['whose time is over', { expiresAtMs: NOW_MS }, 'promo-over'],
  ])('%s gives nothing', (_, changes, key) => {
    const decision = decide(knowing(changes), command('promo', 'summer'));
    expect([deeds(decision), seen(decision)]).toEqual([[], [`message ${key}`]]);
  });

  it('that is not named is asked for, also by the button', () => {
    expect(seen(decide(facts(), command('promo')))).toEqual(['message promo-usage']);
    expect(seen(decide(facts(), taps({ kind: 'promo' })))).toEqual(['panel promo-usage']);
  });

  it('comes with a link, to a newcomer together with the gift', () => {
    const known = decide(knowing({}), command('start', 'p_summer'));
    expect(seen(known)).toEqual(['message promo-done', 'panel menu']);
    const fresh = decide(knowing({}, { user: newcomer }), command('start', 'p_summer'));
    expect(seen(fresh)).toEqual(['message promo-done', 'panel welcome']);
    expect(deeds(fresh)).toEqual(['welcome', 'redeem-promo']);
  });

  it.each([
    [' summer ', 'SUMMER'],
    ['a-1_', 'A-1_'],
    ['abc', null],
    ['-abcd', null],
    ['лето2026', null],
    ['x'.repeat(33), null],
  ])('%j is compared as %j', (typed, code) => {
    expect(promoCodeOf(typed)).toBe(code);
  });
});

describe('/promo_add', () => {
  const admin = { ...newcomer, isNew: false, role: 'admin' } as const;
  const asked = command('promo_add', 'summer 5000 10 30');

  it('makes a code, and the log says who made it', () => {
    const decision = decide(facts({ user: admin }), asked);
    expect(decision.deeds).toMatchObject([
      { kind: 'add-promo', promo: { code: 'SUMMER', kopecks: 5_000n, uses: 10, days: 30 } },
      { kind: 'admin', deed: { kind: 'audit', entry: { subject: 'promo SUMMER' } } },
    ]);
  });

  it('makes none a second time', () => {
    const decision = decide(knowing({}, { user: admin }), asked);
    expect([deeds(decision), seen(decision)]).toEqual([[], ['message promo-exists']]);
  });

  it.each([null, 'support'] as const)('does not exist for %s', (role) => {
    const known = facts({ user: { ...admin, role } });
    const nonsense = command('nonsense', 'summer 5000 10 30');
    expect(decide(known, asked)).toEqual(decide(known, nonsense));
  });

  it.each([
    '',
    'summer',
    'summer 1 2',
    'summer 0 1 1',
    'summer 1 -1 1',
    'summer 1 1 4000',
    'a 1 1 1',
  ])('%j is not how it is written', (typed) => {
    expect(newPromoOf(typed)).toBeNull();
  });
});
