import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/core/dialogue/decide.ts';
import { budgetChoices, exceedsBudget } from '../../../src/core/money/daily-budget.ts';
import { deeds, seen } from '../dialogue/seen.ts';
import { completeForm, DRAFT_ID, facts, filling, taps } from '../dialogue/situation.ts';

const start = taps({ kind: 'confirm', draftId: DRAFT_ID, priceKopecks: 100 });
const [choice = 0n] = budgetChoices;

describe('a limit for a day', () => {
  it('is never passed by orders that were let through', () => {
    const amounts = fc.array(fc.bigInt({ min: 0n, max: 500n }), { maxLength: 30 });
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: 1n, max: 2_000n }), (prices, limitKopecks) => {
        let spentKopecks = 0n;
        for (const price of prices) {
          if (!exceedsBudget({ limitKopecks, spentKopecks }, price)) spentKopecks += price;
        }
        expect(spentKopecks).toBeLessThanOrEqual(limitKopecks);
      }),
    );
  });

  it('refuses what is more, with the way to another limit and back to the form', () => {
    const budget = { limitKopecks: 150n, spentKopecks: 51n };
    const decision = decide(filling(completeForm(), { budget }), start);
    expect(decision.deeds).toEqual([]);
    expect(decision.replies).toEqual([
      {
        kind: 'panel',
        screen: { kind: 'budget', budget, refused: { draftId: DRAFT_ID, priceKopecks: 100n } },
      },
    ]);
    expect(decision.dialogue.form).not.toBeNull();
  });

  it('lets through what just fits, what is free, and everything when there is none', () => {
    const full = { limitKopecks: 150n, spentKopecks: 50n };
    expect(deeds(decide(filling(completeForm(), { budget: full }), start))).toEqual(['order']);
    const over = { limitKopecks: 1n, spentKopecks: 50n };
    const free = taps({ kind: 'confirm', draftId: DRAFT_ID, priceKopecks: 0 });
    const known = filling(completeForm(), { budget: over, freeUses: {} });
    expect(deeds(decide(known, free))).toEqual(['order']);
    expect(deeds(decide(filling(completeForm()), start))).toEqual(['order']);
  });

  it('is set by a button, and the form that waits goes on', () => {
    const set = taps({ kind: 'budget', kopecks: Number(choice) });
    const decision = decide(facts(), set);
    expect(decision.deeds).toEqual([{ kind: 'set-budget', limitKopecks: choice }]);
    expect(seen(decision)).toEqual(['toast budget-set', 'panel budget']);
    expect(seen(decide(filling(completeForm()), set))).toEqual(['toast budget-set', 'panel form']);
    const none = decide(facts(), taps({ kind: 'budget', kopecks: 0 }));
    expect(none.deeds).toEqual([{ kind: 'set-budget', limitKopecks: null }]);
  });

  it('is one of those that are offered', () => {
    expect(deeds(decide(facts(), taps({ kind: 'budget', kopecks: 1 })))).toEqual([]);
  });
});
