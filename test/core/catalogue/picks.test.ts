import { describe, expect, it } from 'vitest';
import { freeTier } from '../../../generated/bot.ts';
import { models } from '../../../generated/models/index.ts';
import { offeredTasks, offersFor } from '../../../src/core/catalogue/offer.ts';
import {
  cheapestOffers,
  freeOffers,
  newOffers,
  offeredFamilies,
  offersOfFamily,
  popularOffers,
} from '../../../src/core/catalogue/picks.ts';
import { priceRange } from '../../../src/core/catalogue/price-range.ts';
import { sections } from '../../../src/core/catalogue/sections.ts';
import { unchanged, underShelf } from '../../../src/core/catalogue/shelf.ts';
import { trialFor } from '../../../src/core/catalogue/trial.ts';
import { freeAllowance } from '../../../src/core/money/free-tier.ts';

const use = (modelId: string, orders: number) => ({ modelId, orders, usualSeconds: null });
const sold = Object.values(models).filter((model) => model.sold);

describe('what is popular', () => {
  it('is what was ordered most, without what is not sold', () => {
    const uses = [use('nano-banana-pro', 2), use('gone', 90), use('z-image', 7), use('runway', 0)];
    const ids = popularOffers(uses).map(({ model }) => model.id);
    expect(ids).toEqual(['z-image', 'nano-banana-pro']);
  });

  it('is nothing while nobody has ordered', () => {
    expect(popularOffers([])).toEqual([]);
  });
});

describe('what is cheapest', () => {
  it('is one model for each task, and none costs less', () => {
    const tasks = sections.flatMap(offeredTasks);
    const offers = cheapestOffers();
    expect(offers.map(({ model }) => model.task).sort()).toEqual([...tasks].sort());
    for (const { model, price } of offers) {
      for (const other of offersFor(model.task)) expect(other.price.from >= price.from).toBe(true);
    }
  });
});

describe('what is new', () => {
  it('joined the catalogue no earlier than anything that is left out', () => {
    const offers = newOffers();
    const days = offers.map(({ model }) => model.since);
    expect(days).toEqual(days.toSorted().reverse());
    const listed = new Set<string>(offers.map(({ model }) => model.id));
    for (const { id, since } of sold) {
      expect(since, id).toMatch(/^20\d\d-\d\d-\d\d$/);
      if (!listed.has(id)) expect(since <= (days.at(-1) ?? ''), id).toBe(true);
    }
  });
});

describe('what is free', () => {
  it('says how many are left for this user, and stays in the list when none is', () => {
    const left = (lastHour: number) =>
      freeOffers({ 'z-image': { lastHour, lastDay: lastHour } }).map(({ offer, free }) => [
        offer.model.id,
        free.left,
      ]);
    expect(left(0)).toEqual([['z-image', freeTier.perHour]]);
    expect(left(1)).toEqual([['z-image', freeTier.perHour - 1]]);
    expect(left(freeTier.perHour)).toEqual([['z-image', 0]]);
  });

  it('is nothing that is not offered', () => {
    const shelf = { 'z-image': { ...unchanged, isOffered: false } };
    expect(underShelf(shelf, () => freeOffers({}))).toEqual([]);
  });
});

describe('families', () => {
  it('hold every model that is sold, once', () => {
    const ids = offeredFamilies().flatMap(({ family }) =>
      offersOfFamily(family).map(({ model }) => model.id),
    );
    expect(ids.sort()).toEqual(sold.map(({ id }) => id).sort());
  });

  it('say how many models they hold', () => {
    for (const { family, count } of offeredFamilies()) {
      expect(offersOfFamily(family)).toHaveLength(count);
    }
  });
});

/** The models whose prices are looked at: the first look at each costs milliseconds. */
function pricedBy(work: () => unknown): ReadonlySet<string> {
  const priced = new Set<string>();
  const places = sold.map(({ id }) => {
    const place = {
      ...unchanged,
      get pricePercent(): number {
        priced.add(id);
        return 100;
      },
    };
    return [id, place] as const;
  });
  underShelf(Object.fromEntries(places), work);
  return priced;
}

describe('a list looks at no price but those that it shows', () => {
  const free = sold.filter(({ id }) => freeAllowance(id, {}) !== null).map(({ id }) => id);

  it.each<[string, () => unknown, readonly string[]]>([
    ['what is free', () => freeOffers({}), free],
    ['the first try of a newcomer', () => trialFor({}), free],
    ['families', offeredFamilies, []],
    ['tasks', () => sections.flatMap(offeredTasks), []],
  ])('%s', (_, work, shown) => {
    expect([...pricedBy(work)].toSorted()).toEqual(shown.toSorted());
  });

  it('what is new', () => {
    expect(pricedBy(newOffers).size).toBeLessThan(sold.length / 2);
  });
});

describe('the range of a price', () => {
  it('begins at the least and ends at the most, unless the files of the user decide', () => {
    for (const { id } of sold) {
      const range = priceRange(id);
      expect(range === null || range.to === null || range.from <= range.to, id).toBe(true);
      expect(range?.isFixed).toBe(range?.from === range?.to);
    }
    expect(priceRange('z-image')).toEqual({ from: 100n, to: 100n, isFixed: true });
    expect(priceRange('infinitalk/from-audio')?.to).toBeNull();
  });
});
