import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeTier } from '../../../generated/bot.ts';
import { decide } from '../../../src/core/dialogue/decide.ts';
import { orderOf } from '../../../src/core/form/form.ts';
import { freeAllowance } from '../../../src/core/money/free-tier.ts';
import { completeForm, DRAFT_ID, facts, filling, taps } from '../dialogue/situation.ts';

const { perHour, perDay } = freeTier;
const [MODEL] = freeTier.models;
const nat = fc.nat({ max: 2 * perDay });

describe('what is free', () => {
  it('is never more than either limit leaves', () => {
    fc.assert(
      fc.property(nat, nat, (lastHour, more) => {
        const lastDay = lastHour + more;
        const left = freeAllowance(MODEL, { [MODEL]: { lastHour, lastDay } })?.left ?? -1;
        expect(left).toBe(Math.max(0, Math.min(perHour - lastHour, perDay - lastDay)));
      }),
    );
  });

  it('is counted for each model by itself, and only for those of the contract', () => {
    const used = { other: { lastHour: 9, lastDay: 9 } };
    expect(freeAllowance(MODEL, used)).toMatchObject({ left: perHour, period: 'hour' });
    expect(freeAllowance('google/nano-banana', {})).toBeNull();
  });

  it('costs nothing as long as some is left, and the price of the model after that', () => {
    const priceWhen = (lastHour: number, lastDay: number) => {
      const order = orderOf(completeForm(), { [MODEL]: { lastHour, lastDay } });
      return order.ok ? order.order.priceKopecks : null;
    };
    expect(priceWhen(perHour - 1, perHour - 1)).toBe(0n);
    expect(priceWhen(perHour, perHour)).toBe(100n);
    expect(priceWhen(0, perDay)).toBe(100n);
  });
});

describe('Start', () => {
  const start = (priceKopecks: number) =>
    taps({ kind: 'confirm', draftId: DRAFT_ID, priceKopecks });

  it('needs no money for what is free', () => {
    const wallet = { availableKopecks: 0n, heldKopecks: 0n };
    const { deeds } = decide(filling(completeForm(), { freeUses: {}, wallet }), start(0));
    expect(deeds).toMatchObject([{ kind: 'order', order: { priceKopecks: 0n } }]);
  });

  it('of a form that was free then and is not now shows the price first', () => {
    const { deeds, replies } = decide(filling(completeForm()), start(0));
    expect(deeds).toEqual([]);
    expect(replies[0]).toMatchObject({ notice: { key: 'form-price-changed' } });
  });

  it('never takes money from somebody who has one free', () => {
    const { deeds } = decide(filling(completeForm(), { freeUses: {} }), start(100));
    expect(deeds).toEqual([]);
  });

  it('is shown on the card', () => {
    const { replies } = decide(facts({ freeUses: {} }), taps({ kind: 'model', modelId: MODEL }));
    expect(replies).toMatchObject([{ screen: { kind: 'card', free: { left: perHour } } }]);
  });
});
