import { describe, expect, it } from 'vitest';
import { comparePrice } from '../../generator/catalog/compare-price.ts';
import { figuresIn, priceIn } from '../../generator/catalog/price-text.ts';

const aside =
  '\nHigh-tier top-ups (+10% bonus) bring effective pricing down to ~9 credits per image.';

describe('figures in the words of the vendor', () => {
  it.each([
    [`Pix costs 8 credits per image ($0.04).${aside}`, [8]],
    ['just 6 credits (~$0.03) — no hidden parameters.High-tier top-ups get 10 credits more', [6]],
    ['480p: 1.75 credits/s no audio, 3.5 credits/s with audio', [1.75, 3.5]],
    ['Your request will cost 12.5 Kie credits per video-second', [12.5]],
    ['12.0 credits per request, or 1,200 credits for 100', [12, 1200]],
    ['70 / 140 / 209.5 credits (~$0.35 / $0.70 / $1.05) for 5 / 10 / 15 s', [70, 140, 209.5]],
    ['16 credits (US$0.080) for 5s / 36 credits (US$0.180) for 10s', [16, 36]],
    ['每张 4 积分', [4]],
    ['Generate MIDI is free.', [0]],
    ['Price ≈ $0.03 per megapixel', []],
  ])('%j', (text, figures) => {
    expect(figuresIn(text)).toEqual(figures);
  });
});

describe('a price that leaves no choice', () => {
  const sizes = { properties: { resolution: { type: 'string', enum: ['1K', '2K'] } } };
  const timed = { properties: { duration: { type: 'integer', default: 5 } } };
  it.each<[string, object, string, object | null]>([
    ['8 credits per image.', {}, 'image', { unit: 'image', rates: [{ credits: 8 }] }],
    [
      '8 credits per image.',
      { properties: { num_images: { type: 'integer' } } },
      'image',
      {
        unit: 'image',
        quantity: [{ parameter: 'num_images', fallback: 1 }],
        rates: [{ credits: 8 }],
      },
    ],
    [
      'now just 8 credits ($0.04) for 1 K and 12 credits ($0.06) for 2 K.',
      sizes,
      'image',
      {
        unit: 'image',
        rates: [
          { when: { resolution: '1K' }, credits: 8 },
          { when: { resolution: '2K' }, credits: 12 },
        ],
      },
    ],
    [
      '9.5 credits per second',
      timed,
      'video',
      {
        unit: 'second',
        quantity: [{ parameter: 'duration', fallback: 5 }],
        rates: [{ credits: 9.5 }],
      },
    ],
    [
      '12 credits per 1,000 characters',
      { properties: { text: {} } },
      'audio',
      {
        unit: '1000-characters',
        quantity: [{ characters: 'text', per: 1000 }],
        rates: [{ credits: 12 }],
      },
    ],
    ['12 credits per request', {}, 'audio', { unit: 'request', rates: [{ credits: 12 }] }],
    ['is left out: two figures', {}, 'image', null],
    ['8 credits for 1K, 12 for others per image', sizes, 'image', null],
    ['8 credits for 1K, 12 credits for 4K', sizes, 'image', null],
    ['9 credits per second', {}, 'video', null],
    ['9 credits per second or 40 credits per video', timed, 'video', null],
    ['4 credits per megapixel', {}, 'image', null],
    ['9 credits', {}, 'video', null],
    ['70 / 140 credits per video', {}, 'video', null],
  ])('%j of %j', (text, input, output, price) => {
    expect(priceIn(text, input as Record<string, unknown>, output)).toEqual(price);
  });
});

describe('our price beside the words', () => {
  const price = { rates: [{ credits: 8 }, { credits: 12 }], surcharges: [{ credits: 0.5 }] };
  it.each<[string, boolean]>([
    ['8 credits, 12 credits, each picture 0.5 credits', false],
    ['8 credits, 12 credits, 0.5 credits; the sibling 40 credits', false],
    ['8 credits, 14 credits, 0.5 credits', true],
    ['about $0.04', false],
  ])('%j', (text, isOther) => {
    expect(comparePrice(price, text) !== null).toBe(isOther);
  });

  it('is missing, when we have none', () => {
    expect(comparePrice(null, ' 8  credits ')).toEqual({
      kind: 'price',
      at: 'price',
      ours: undefined,
      theirs: '8 credits',
    });
  });
});
