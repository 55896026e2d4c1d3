import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { models, quote, quoteDraft } from '../../generated/models/index.ts';
import { pricing } from '../../generated/pricing.ts';
import { fractionOf, roundedUp, times } from '../../generated/runtime/exact-fraction.ts';
import type { PriceDescriptor } from '../../generated/runtime/model-descriptor.ts';
import { type Pricing, priceOf } from '../../generated/runtime/quote-price.ts';
import { validByType } from './arbitrary-input.ts';
import { readModelFiles } from './catalog-files.ts';
import { priceTable } from './price-table.ts';
import { referenceOf } from './reference.ts';

const seed = Number(process.env['TRUTH_SEED'] ?? Date.now() % 1_000_000_007);
const MICRO = 1_000_000;

describe('prices reckoned by hand', () => {
  it.each(priceTable.map((row) => [row.id, JSON.stringify(row.input).slice(0, 60), row] as const))(
    '%s %s',
    (id, _, { input, facts, credits, estimate, quantity }) => {
      const price = quote(id, input, facts);
      expect(price).toMatchObject({ ok: true, creditsMicro: Math.round(credits * MICRO) });
      if (!price.ok) return;
      expect(price.estimate).toBe(estimate === true);
      if (quantity !== undefined) expect(price.quantity).toBe(quantity);
      const { numerator, denominator } = pricing.kopecksPerCreditMicro;
      const exact = BigInt(price.creditsMicro) * numerator;
      const atLeast = price.kopecks > pricing.minimumKopecks ? price.kopecks : 0n;
      expect(price.kopecks).toBeGreaterThanOrEqual(pricing.minimumKopecks);
      expect(price.kopecks * denominator).toBeGreaterThanOrEqual(exact);
      expect((atLeast - 1n) * denominator).toBeLessThan(exact);
    },
  );

  it('are rounded up once, and never below the least price', () => {
    const third: Pricing = {
      kopecksPerCreditMicro: { numerator: 1n, denominator: 3_000_000n },
      minimumKopecks: 2n,
    };
    const kopecksFor = (quantity: number, creditsMicro: number): bigint | undefined => {
      const price: PriceDescriptor = {
        unit: 'image',
        quantity: [{ kind: 'constant', value: quantity }],
        rates: [{ creditsMicro }],
      };
      return priceOf({ price, parameters: [], value: {}, facts: {} }, third)?.kopecks;
    };
    expect(kopecksFor(9, 1_000_000)).toBe(3n);
    // Three times a third of a kopeck more than two: not three times rounded up.
    expect(kopecksFor(7, 1_000_000)).toBe(3n);
    expect(kopecksFor(0.1, 30_000_000)).toBe(2n);
    expect(kopecksFor(0.7, 10_000_000)).toBe(3n);
    expect(kopecksFor(1, 0)).toBe(2n);
  });
});

describe('no price', () => {
  it('for an input that is not valid', () => {
    expect(quote('z-image', { prompt: 'x' })).toMatchObject({
      ok: false,
      reason: 'invalid-input',
      problems: [{ path: 'aspect_ratio', code: 'required' }],
    });
    expect(quote('no-such-model', {})).toMatchObject({ ok: false, reason: 'invalid-input' });
  });

  it('for a model without one, which is not sold', () => {
    const unpriced = readModelFiles().filter((file) => file.price === undefined);
    for (const { id } of unpriced) {
      expect(models[id as keyof typeof models].sold).toBe(false);
      expect(quoteDraft(id, {})).toBe(null);
    }
  });

  it('when no row of the table can hold', () => {
    const price: PriceDescriptor = {
      unit: 'image',
      rates: [{ when: [{ kind: 'equals', name: 'size', value: '1K' }], creditsMicro: 1 }],
    };
    const parameters = [{ name: 'size', kind: 'text' }] as const;
    expect(priceOf({ price, parameters, value: { size: '2K' }, facts: {} }, pricing)).toBe(null);
  });
});

describe('drafts', () => {
  it('show the dearest that may come of them', () => {
    // Neither length nor sound nor quality is chosen: defaults, then the dearest.
    expect(quoteDraft('kling-3.0/video', {})).toMatchObject({ creditsMicro: 90 * MICRO });
    expect(quoteDraft('grok-imagine/extend', {})).toMatchObject({
      creditsMicro: 45 * MICRO,
      estimate: true,
    });
    expect(quoteDraft('grok-imagine/extend', { extend_times: '6' })).toMatchObject({
      creditsMicro: 27 * MICRO,
    });
  });

  it('ignore what is wrong with them', () => {
    expect(quoteDraft('kling-3.0/video', { duration: '99', mode: 'std' })).toMatchObject({
      creditsMicro: 70 * MICRO,
    });
  });
});

describe(`every model that is sold (TRUTH_SEED=${seed})`, () => {
  const sold = readModelFiles().filter(({ id }) => models[id as keyof typeof models].sold);

  const priced = new Set<string>();

  it.each(sold.map((file) => [file.id, file] as const))('%s has a price', (id, file) => {
    const reference = referenceOf(file.input);
    fc.assert(
      fc.property(validByType(file.input), (input) => {
        const price = quote(id, input);
        if (!price.ok && price.reason === 'no-price') {
          // The vendor names no rate for this one case.
          expect(input).toMatchObject({ resolution: '1080p' });
          expect(id).toBe('grok-imagine-video-1-5-preview');
          return;
        }
        if (!price.ok) {
          expect(reference(input).ok).toBe(false);
          return;
        }
        priced.add(id);
        expect(price.kopecks).toBeGreaterThanOrEqual(pricing.minimumKopecks);
        // Knowing a fact never makes it dearer than not knowing it.
        const informed = quote(id, input, { source_seconds: 1 });
        expect(informed.ok && informed.kopecks <= price.kopecks).toBe(true);
        // A draft that is complete costs what it will cost.
        expect(quoteDraft(id, input as Record<string, unknown>)).toEqual(price);
      }),
      { seed, numRuns: 40 },
    );
    expect(quoteDraft(id, {})).not.toBe(null);
  });

  it('and valid inputs were among those that were tried', () => {
    expect(priced.size).toBeGreaterThan(sold.length * 0.8);
  });
});

describe('exact figures', () => {
  it('decimals are what they show', () => {
    expect(fractionOf(0.1)).toEqual({ numerator: 1n, denominator: 10n });
    expect(fractionOf(1e-7)).toEqual({ numerator: 1n, denominator: 10_000_000n });
    expect(fractionOf(1.5e21)).toEqual({
      numerator: 1_500_000_000_000_000_000_000n,
      denominator: 1n,
    });
  });

  it('products have no noise, and rounding up is exact', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(1e4), fc.integer({ min: 1, max: 1000 }), (a, b, scale) => {
        const product = times(fractionOf(a), fractionOf(b));
        expect(product.numerator).toBe(BigInt(a) * BigInt(b) * product.denominator);
        const rounded = roundedUp({ numerator: BigInt(a), denominator: BigInt(scale) });
        expect(rounded).toBe(BigInt(Math.ceil(a / scale)));
      }),
      { seed },
    );
  });
});
