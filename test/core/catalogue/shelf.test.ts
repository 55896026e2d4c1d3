import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { models } from '../../../generated/models/index.ts';
import type { Outage } from '../../../src/core/catalogue/breaker.ts';
import { offeredModel, offersFor } from '../../../src/core/catalogue/offer.ts';
import { priceRange } from '../../../src/core/catalogue/price-range.ts';
import {
  onShelf,
  type Shelf,
  typedFreeLimits,
  typedPercent,
  underShelf,
  withOutages,
} from '../../../src/core/catalogue/shelf.ts';
import { decide } from '../../../src/core/dialogue/decide.ts';
import { orderOf } from '../../../src/core/form/form.ts';
import { freeAllowance } from '../../../src/core/money/free-tier.ts';
import { findModels } from '../../../src/core/search/find-models.ts';
import { deeds, seen } from '../dialogue/seen.ts';
import { completeForm, DRAFT_ID, facts, filling, generation, taps } from '../dialogue/situation.ts';

const OFF: Shelf = { 'z-image': { isOffered: false, pricePercent: 100, free: null } };
const percent = fc.integer({ min: 10, max: 1_000 });

const RESTING = withOutages(
  {},
  { 'z-image': { isResting: true, failures: 3, retryAtMs: 0, said: '501' } },
);

describe('a model that rests', () => {
  it('is in no list, is not found and has no card; when it may be tried it is there', () => {
    const offered = (shelf: Shelf) =>
      underShelf(shelf, () => [
        offeredModel('z-image') !== null,
        offersFor(models['z-image'].task).some(({ model }) => model.id === 'z-image'),
        findModels('z-image').some(({ offer }) => offer.model.id === 'z-image'),
      ]);
    expect(offered(RESTING)).toEqual([false, false, false]);
    const outage = { isResting: false, failures: 3, retryAtMs: 0, said: '501' };
    expect(offered(withOutages({}, { 'z-image': outage }))).toEqual([true, true, true]);
  });

  it('is said to be away for a while, unless people have turned it off', () => {
    const tap = taps({ kind: 'model', modelId: 'z-image' });
    expect(seen(decide(facts({ shelf: RESTING }), tap))[0]).toBe('alert error-model-resting');
    const off = withOutages(OFF, { 'z-image': RESTING['z-image']?.outage as Outage });
    expect(seen(decide(facts({ shelf: off }), tap))[0]).toBe('alert error-model-unavailable');
  });
});

describe('a model that is turned off', () => {
  it('is in no list, is not found and has no card', () => {
    const task = models['z-image'].task;
    underShelf(OFF, () => {
      expect(offeredModel('z-image')).toBeNull();
      expect(offersFor(task).map(({ model }) => model.id)).not.toContain('z-image');
      expect(findModels('z-image').map(({ offer }) => offer.model.id)).not.toContain('z-image');
    });
    expect(offersFor(task).map(({ model }) => model.id)).toContain('z-image');
    expect(findModels('z-image')[0]?.offer.model.id).toBe('z-image');
  });

  it.each([
    ['its card', facts({ shelf: OFF }), taps({ kind: 'model', modelId: 'z-image' })],
    ['a new form', facts({ shelf: OFF }), taps({ kind: 'new', modelId: 'z-image' })],
    [
      'Start',
      filling(completeForm(), { shelf: OFF }),
      taps({ kind: 'confirm', draftId: DRAFT_ID, priceKopecks: 100 }),
    ],
    [
      'once more',
      facts({ shelf: OFF, generation: generation() }),
      taps({ kind: 'repeat', generationId: 9 }),
    ],
  ])('is refused at %s', (_, known, update) => {
    const decision = decide(known, update);
    expect([seen(decision)[0], deeds(decision)]).toEqual(['alert error-model-unavailable', []]);
  });
});

describe('a price that is changed', () => {
  it('is the same on the button, in the form and in the order', () => {
    fc.assert(
      fc.property(percent, (pricePercent) => {
        const shelf = { 'z-image': { isOffered: true, pricePercent, free: null } };
        const known = filling(completeForm(), { shelf });
        const [reply] = decide(known, taps({ kind: 'resume', draftId: DRAFT_ID })).replies;
        const shown =
          reply?.kind === 'panel' && reply.screen.kind === 'form' ? reply.screen.price : null;
        const priceKopecks = Number(shown?.kopecks);
        const start = taps({ kind: 'confirm', draftId: DRAFT_ID, priceKopecks });
        const [order] = decide(known, start).deeds;
        expect(order).toMatchObject({ kind: 'order', order: { priceKopecks: shown?.kopecks } });
        // At the price of the contract it is not started.
        const outcome = orderOf(completeForm(), known.freeUses);
        const byContract = outcome.ok ? outcome.order.priceKopecks : 0n;
        if (byContract === shown?.kopecks) return;
        const stale = taps({
          kind: 'confirm',
          draftId: DRAFT_ID,
          priceKopecks: Number(byContract),
        });
        expect(deeds(decide(known, stale))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('is never less than its share, and by less than a kopeck more', () => {
    fc.assert(
      fc.property(percent, fc.bigInt({ min: 1n, max: 10n ** 12n }), (pricePercent, kopecks) => {
        const price = underShelf({ m: { isOffered: true, pricePercent, free: null } }, () =>
          onShelf('m', kopecks),
        );
        const over = price * 100n - kopecks * BigInt(pricePercent);
        expect(over >= 0n && over < 100n).toBe(true);
        expect(price).toBeGreaterThan(0n);
      }),
    );
  });

  it('goes back to that of the contract when the work is over, also when it fails', () => {
    const before = priceRange('z-image');
    expect(() =>
      underShelf({ 'z-image': { isOffered: true, pricePercent: 300, free: null } }, () => {
        expect(priceRange('z-image')).not.toEqual(before);
        throw new Error('on purpose');
      }),
    ).toThrow('on purpose');
    expect(priceRange('z-image')).toEqual(before);
  });
});

it.each([
  ['120', 120],
  [' 95 % ', 95],
  ['10', 10],
  ['1000', 1000],
  ['9', null],
  ['1001', null],
  ['+10', null],
  ['half', null],
])('%j as a price is %j percent', (words, expected) => {
  expect(typedPercent(words)).toBe(expected);
});

describe('what an admin gives of a model for nothing', () => {
  const giving = (perHour: number, perDay: number): Shelf => ({
    'z-image': { isOffered: true, pricePercent: 100, free: { perHour, perDay } },
  });

  it.each<[string, Shelf, bigint]>([
    ['as the contract says', {}, 0n],
    ['more than that', giving(9, 9), 0n],
    ['less than was used', giving(1, 9), 100n],
    ['nothing', giving(0, 0), 100n],
  ])('is what an order costs: %s', (_, shelf, priceKopecks) => {
    const freeUses = { 'z-image': { lastHour: 1, lastDay: 1 } };
    const known = filling(completeForm(), { shelf, freeUses });
    const start = {
      kind: 'confirm',
      draftId: DRAFT_ID,
      priceKopecks: Number(priceKopecks),
    } as const;
    expect(decide(known, taps(start)).deeds).toMatchObject([
      { kind: 'order', order: { priceKopecks } },
    ]);
  });

  it('may be a model that the contract gives nothing of', () => {
    const id = 'google/nano-banana';
    const shelf = { [id]: { isOffered: true, pricePercent: 100, free: { perHour: 1, perDay: 2 } } };
    expect(freeAllowance(id, {})).toBeNull();
    expect(underShelf(shelf, () => freeAllowance(id, {}))).toEqual({
      ...{ left: 1, period: 'hour', perHour: 1, perDay: 2 },
    });
  });

  it.each<[string, ReturnType<typeof typedFreeLimits>]>([
    ['2 5', { perHour: 2, perDay: 5 }],
    [' 2, 5 ', { perHour: 2, perDay: 5 }],
    ['0', { perHour: 0, perDay: 0 }],
    ['5 2', null],
    ['2', null],
    ['two five', null],
    ['1 1001', null],
  ])('is written like %j', (words, limits) => {
    expect(typedFreeLimits(words)).toEqual(limits);
  });
});
