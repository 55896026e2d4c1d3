import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { applyDifferences } from '../../generator/catalog/apply-differences.ts';
import { compareCatalogue } from '../../generator/catalog/compare-catalogue.ts';
import type { ModelReading } from '../../generator/catalog/page-reading.ts';

const PAGE = 'https://docs.kie.ai/market/a';
const file = (input: string, rest = ''): string => `id: a
status: current
output: image
api: { envelope: market, endpoint: /api/v1/jobs/createTask }
input:
  type: object
  properties:
    ${input.split('\n').join('\n    ')}
source:
  - { page: "${PAGE}", date: 2026-08-19 }
  - { page: "${PAGE}", date: 2026-10-07, note: Id only. }
${rest}`;

/** The file after the vendor has said this. */
function follow(text: string, input: object, rest: Partial<ModelReading> = {}) {
  const reading: ModelReading = {
    ...{ id: 'a', title: 'A', envelope: 'market', endpoint: '/api/v1/jobs/createTask' },
    ...{
      example: null,
      language: 'en',
      sections: [],
      warnings: [],
      doubts: [],
      priceText: null,
      isDeprecated: false,
    },
    place: {
      ...{ name: 'a', page: PAGE, sections: [], language: 'en' },
      ...{ isOld: false, isCatalogue: false },
    },
    input: input as Record<string, unknown>,
    ...rest,
  };
  const models = [{ path: 'a.yaml', data: parse(text) as Record<string, unknown> }];
  const source = { outcomes: [{ kind: 'model' as const, reading }], isWhole: false };
  const [compared] = compareCatalogue(models, source).compared;
  if (compared === undefined) throw new Error('nothing was compared');
  const context = { today: '2026-11-29', labels: new Set(['it']) };
  const { text: after, refused } = applyDifferences(text, compared, context);
  return { after, data: parse(after), refused: refused.map(({ because }) => because) };
}
const it_ = (schema: object, ...required: string[]): object => ({
  properties: { it: schema },
  ...(required.length > 0 && { required }),
});

describe('a file follows its page', () => {
  it('and notes the day at the entry of that page, and from when we know the model', () => {
    const before = file('it: { type: string, maxLength: 5 }');
    const { after } = follow(before, it_({ type: 'string', maxLength: 9 }));
    const read = before
      .replace('maxLength: 5', 'maxLength: 9')
      .replace('date: 2026-08-19', 'date: 2026-11-29');
    expect(after.trimEnd()).toBe(`${read.trimEnd()}\nsince: 2026-08-19`);
  });

  it('not at all when nothing differs', () => {
    const before = file('it: { type: string, maxLength: 5 }');
    expect(follow(before, it_({ type: 'string', maxLength: 5 })).after).toBe(before);
  });

  it.each<[string, string, object, object]>([
    [
      'values in place of bounds',
      'it: { type: integer, minimum: 1, maximum: 9, default: 3 }',
      { type: 'integer', enum: [5, 10] },
      { type: 'integer', enum: [5, 10] },
    ],
    [
      'fewer values, and the default stays when it is among them',
      'it: { type: string, enum: [a, b, c], default: b }',
      { type: 'string', enum: ['a', 'b'] },
      { type: 'string', enum: ['a', 'b'], default: 'b' },
    ],
    [
      'another type, with the words that people wrote',
      'it: { type: string, pattern: "^a", x-note: Rare. }',
      { type: 'integer', minimum: 1 },
      { type: 'integer', minimum: 1, 'x-note': 'Rare.' },
    ],
    [
      'a property of an entry',
      'it: { type: array, items: { type: object, properties: { it: { type: string } } } }',
      {
        type: 'array',
        items: { type: 'object', properties: { it: { type: 'string' } }, required: ['it'] },
      },
      {
        type: 'array',
        items: { type: 'object', properties: { it: { type: 'string' } }, required: ['it'] },
      },
    ],
  ])('with %s', (_, ours, theirs, after) => {
    expect(follow(file(ours), it_(theirs)).data.input.properties.it).toEqual(after);
  });

  it('with what must be given, what need not, and what is gone', () => {
    const before = file('it: { type: string }\nold: { type: string }');
    const given = follow(before, it_({ type: 'string' }, 'it')).after;
    expect(parse(given).input).toEqual({
      type: 'object',
      properties: { it: { type: 'string' } },
      required: ['it'],
    });
    expect(parse(follow(given, it_({ type: 'string' })).after).input).not.toHaveProperty(
      'required',
    );
  });

  it('with a new parameter, and words made of its name where there are none', () => {
    const { data } = follow(file('it: { type: string }'), {
      properties: { it: { type: 'string' }, lastFrame: { type: 'boolean' } },
    });
    expect(data.input.properties.lastFrame).toEqual({
      type: 'boolean',
      'x-label': { en: 'Last frame', ru: 'Last frame' },
      'x-hint': { en: 'Last frame.', ru: 'Last frame.' },
    });
  });
});

describe('a price', () => {
  const text = { type: 'string' };
  const priced = (price: string): string => file('it: { type: string }', `price: ${price}\n`);
  const becomes = (before: string, priceText: string, rest: Partial<ModelReading> = {}) => {
    const { data, refused } = follow(before, it_(text), { priceText, ...rest });
    return refused.length > 0 ? refused : data.price;
  };

  it('of the same form takes the new figure and says when it was read', () => {
    const before = priced('{ unit: image, rates: [{ credits: 4 }], source: Old., note: Kept. }');
    expect(becomes(before, '5 credits per image')).toEqual({
      unit: 'image',
      rates: [{ credits: 5 }],
      source: 'Price list of the vendor, 2026-11-29.',
      note: 'Kept.',
    });
  });

  it('that was missing is written, when the page was read without doubt', () => {
    expect(becomes(file('it: { type: string }'), '5 credits per image')).toMatchObject({
      unit: 'image',
      rates: [{ credits: 5 }],
    });
    const doubts = ['Something odd.'];
    expect(becomes(file('it: { type: string }'), '5 credits per image', { doubts })).toEqual([
      'The page was not read without doubt.',
    ]);
  });

  it.each([
    ['{ unit: video, rates: [{ credits: 4 }] }', '5 credits per image'],
    [
      '{ unit: image, rates: [{ when: { it: a }, credits: 4 }, { credits: 6 }] }',
      '5 credits per image',
    ],
    [
      '{ unit: image, rates: [{ credits: 4 }], surcharges: [{ credits: 1 }] }',
      '5 credits per image',
    ],
    ['{ unit: image, rates: [{ credits: 4 }] }', '5 credits, or 6 credits at night, per image'],
  ])('%s is left to a person when the vendor says %j', (price, words) => {
    expect(becomes(priced(price), words)).toHaveLength(1);
  });
});
