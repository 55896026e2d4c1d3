import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { form, models, quote, quoteDraft } from '../../../generated/models/index.ts';
import {
  OFFERS_PER_PAGE,
  offeredModel,
  offeredTasks,
  offerPage,
  offersFor,
  pageOf,
} from '../../../src/core/catalogue/offer.ts';
import { priceRange } from '../../../src/core/catalogue/price-range.ts';
import { sectionOf, sections } from '../../../src/core/catalogue/sections.ts';

const sold = Object.values(models).filter((model) => model.sold);

describe('what is sold', () => {
  it('can be reached from the menu, every model of it once', () => {
    const reached = sections
      .flatMap((section) => offeredTasks(section))
      .flatMap((task) => {
        const pages = offerPage(task, 0)?.pages ?? 0;
        return Array.from({ length: pages }, (_, page) => offerPage(task, page)?.offers ?? []);
      })
      .flat();
    expect(reached.map(({ model }) => model.id).sort()).toEqual(sold.map(({ id }) => id).sort());
  });

  it('is offered cheapest first, on pages that fit', () => {
    for (const section of sections) {
      for (const task of offeredTasks(section)) {
        const prices = offersFor(task).map(({ price }) => price.from);
        expect(prices).toEqual(prices.toSorted((a, b) => Number(a - b)));
        expect(offerPage(task, 0)?.offers.length).toBeLessThanOrEqual(OFFERS_PER_PAGE);
      }
    }
  });

  it('is found again on its page', () => {
    for (const model of sold) {
      const { offers = [] } = offerPage(model.task, pageOf(model)) ?? {};
      expect(offers.map((offer) => offer.model.id)).toContain(model.id);
    }
  });

  it('is what the section says', () => {
    expect(offeredTasks('image')).toContain('text-to-image');
    expect(sectionOf('text-to-speech')).toBe('audio');
    expect([sectionOf('gone'), sectionOf('constructor')]).toEqual([null, null]);
  });
});

describe('a page that does not exist', () => {
  it('is the last one', () => {
    const last = offerPage('text-to-image', 999);
    expect(last?.page).toBe((last?.pages ?? 0) - 1);
  });

  it('is none where nothing is sold', () => {
    expect([offerPage('gone', 0), offerPage('speech-to-text', 0)]).toEqual([null, null]);
  });
});

describe('a model that is not sold', () => {
  it.each(['gone', '__proto__', 'toString', ''])('%s', (id) => {
    expect(offeredModel(id)).toBeNull();
  });

  it('is not offered, though the catalogue knows it', () => {
    const notSold = Object.values(models).filter((model) => !model.sold);
    expect(notSold.length).toBeGreaterThan(0);
    for (const { id } of notSold) expect(offeredModel(id)).toBeNull();
  });
});

describe('the price "from"', () => {
  it('is known for all that is sold', () => {
    for (const { id } of sold) expect.soft(priceRange(id)?.from, id).toBeGreaterThan(0n);
  });

  it('is not above what anybody pays', () => {
    const choice = fc.tuple(fc.constantFrom(...sold), fc.infiniteStream(fc.nat()));
    fc.assert(
      fc.property(choice, ([{ id }, numbers]) => {
        const draft: Record<string, unknown> = {};
        for (const { name, widget, choices, number } of form(id)) {
          const at = numbers.next().value ?? 0;
          const { minimum, maximum } = number ?? {};
          if (widget === 'choice') draft[name] = choices[at % choices.length]?.value;
          else if (widget === 'toggle') draft[name] = at % 2 === 0;
          else if (widget === 'text') draft[name] = 'x'.repeat(at % 3000);
          else if (widget === 'number') draft[name] = (at % 2 === 0 ? minimum : maximum) ?? 1;
        }
        const paid = quoteDraft(id, draft);
        // What cannot be priced cannot be ordered.
        if (paid === null) return;
        expect(paid.kopecks).toBeGreaterThanOrEqual(priceRange(id)?.from ?? paid.kopecks + 1n);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['z-image', { prompt: 'x', aspect_ratio: '1:1' }, true],
    ['google/imagen4-fast', { prompt: 'x', aspect_ratio: '1:1' }, true],
    ['runway', { prompt: 'x', duration: 5, quality: '720p', aspect_ratio: '1:1' }, false],
    ['wan/2-5-text-to-video', { prompt: 'x', duration: '5', resolution: '720p' }, false],
    [
      'kling-2.6/text-to-video',
      { prompt: 'x', sound: false, aspect_ratio: '1:1', duration: '5' },
      false,
    ],
  ] as const)('of %s can be reached', (id, input, isFixed) => {
    const least = quote(id, input);
    expect(least).toMatchObject({ ok: true });
    expect(priceRange(id)).toMatchObject({ from: least.ok ? least.kopecks : 0n, isFixed });
  });
});
