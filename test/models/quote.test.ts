import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { models, quote, quoteDraft } from '../../generated/models/index.ts';
import { pricing } from '../../generated/pricing.ts';
import { fractionOf, roundedUp, times } from '../../generated/runtime/exact-fraction.ts';
import type { PriceDescriptor } from '../../generated/runtime/model-descriptor.ts';
import { type Pricing, priceOf } from '../../generated/runtime/quote-price.ts';
import { validByType } from './arbitrary-input.ts';
import { readModelFiles } from './catalog-files.ts';
import { referenceOf } from './reference.ts';

const seed = Number(process.env['TRUTH_SEED'] ?? Date.now() % 1_000_000_007);
const FILE = 'https://files.example.com/a.png';
const files = (count: number): string[] => new Array<string>(count).fill(FILE);
const MICRO = 1_000_000;

interface Row {
  readonly id: string;
  readonly input: object;
  readonly facts?: Record<string, string | number>;
  /** Vendor credits, reckoned by hand from the price table. */
  readonly credits: number;
  readonly estimate?: true;
  readonly quantity?: number;
}

const KLING = {
  duration: '5',
  mode: 'pro',
  sound: false,
  multi_shots: false,
  prompt: 'x',
  aspect_ratio: '1:1',
};
const SEEDANCE = { prompt: 'A red fox', resolution: '720p', duration: 5 };
const H3 = { prompt: 'x', duration: 4, resolution: '768P' };

const TABLE: readonly Row[] = [
  { id: 'z-image', input: { prompt: 'x', aspect_ratio: '1:1' }, credits: 0.8, quantity: 1 },
  // 18 a second for pro without sound, 67 for 4K.
  { id: 'kling-3.0/video', input: KLING, credits: 90, quantity: 5 },
  { id: 'kling-3.0/video', input: { ...KLING, duration: 7 }, credits: 126, quantity: 7 },
  {
    id: 'kling-3.0/video',
    input: { ...KLING, duration: '15', mode: '4K', sound: true },
    credits: 1005,
  },
  // 6 a megapixel, 1.05 megapixels a picture, three pictures.
  {
    id: 'qwen/image-edit',
    input: { prompt: 'x', image_url: FILE, num_images: '3' },
    credits: 18.9,
    estimate: true,
  },
  { id: 'qwen/image-edit', input: { prompt: 'x', image_url: FILE }, credits: 6.3, estimate: true },
  // 4.8, and 0.5 for each picture given.
  { id: 'qwen3/image-to-image', input: { prompt: 'x', image_urls: files(1) }, credits: 5.3 },
  { id: 'qwen3/image-to-image', input: { prompt: 'x', image_urls: files(3) }, credits: 6.3 },
  // 8 a second; five pictures are free, then 4 each; seconds of the source cost the same again.
  {
    id: 'minimax-h3/reference-to-video',
    input: { ...H3, reference_image_urls: files(5) },
    credits: 32,
  },
  {
    id: 'minimax-h3/reference-to-video',
    input: { ...H3, reference_image_urls: files(7) },
    credits: 40,
  },
  {
    id: 'minimax-h3/reference-to-video',
    input: { ...H3, reference_video_urls: files(1) },
    credits: 152,
    estimate: true,
  },
  {
    id: 'minimax-h3/reference-to-video',
    input: { ...H3, reference_video_urls: files(1) },
    facts: { source_seconds: 2.5 },
    credits: 52,
  },
  // Seedance by resolution and by whether it is given videos.
  { id: 'bytedance/seedance-2', input: SEEDANCE, credits: 205 },
  { id: 'bytedance/seedance-2', input: { prompt: 'A red fox' }, credits: 205 },
  {
    id: 'bytedance/seedance-2',
    input: { ...SEEDANCE, reference_video_urls: files(1) },
    facts: { source_seconds: 10 },
    credits: 375,
  },
  {
    id: 'bytedance/seedance-2',
    input: { ...SEEDANCE, duration: -1 },
    credits: 615,
    estimate: true,
  },
  // 8 a second of source; 300 seconds when nobody knows.
  {
    id: 'topaz/video-upscale',
    input: { video_url: FILE },
    facts: { source_seconds: 12.5 },
    credits: 100,
    quantity: 12.5,
  },
  { id: 'topaz/video-upscale', input: { video_url: FILE }, credits: 2400, estimate: true },
  {
    id: 'topaz/video-upscale',
    input: { video_url: FILE, upscale_factor: '4' },
    facts: { source_seconds: 10 },
    credits: 140,
  },
  // Facts of an earlier job: the dearest of those that may be.
  {
    id: 'veo/extend',
    input: { task_id: 'a', prompt: 'x' },
    facts: { source_tier: 'fast' },
    credits: 60,
  },
  { id: 'veo/extend', input: { task_id: 'a', prompt: 'x' }, credits: 250, estimate: true },
  {
    id: 'grok-imagine/upscale',
    input: { task_id: 'a', resolution: '1080p' },
    credits: 30,
    estimate: true,
  },
  {
    id: 'grok-imagine/upscale',
    input: { task_id: 'a', resolution: '1080p' },
    facts: { source_resolution: '720p' },
    credits: 20,
  },
  { id: 'grok-imagine/upscale', input: { task_id: 'a' }, credits: 10, estimate: true },
  // 14 for a thousand characters, whatever their size.
  {
    id: 'elevenlabs/text-to-dialogue-v3',
    input: {
      dialogue: [
        { text: '😀'.repeat(500), voice: 'Adam' },
        { text: 'ж'.repeat(1000), voice: 'Adam' },
      ],
    },
    credits: 21,
    quantity: 1.5,
  },
  // Absent: the row for that.
  { id: 'ideogram/v3-remix', input: { prompt: 'x', image_url: FILE }, credits: 7, estimate: true },
  {
    id: 'ideogram/v3-remix',
    input: { prompt: 'x', image_url: FILE, rendering_speed: 'QUALITY', num_images: 4 },
    credits: 40,
    estimate: true,
  },
];

describe('prices reckoned by hand', () => {
  it.each(TABLE.map((row) => [row.id, JSON.stringify(row.input).slice(0, 60), row] as const))(
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
