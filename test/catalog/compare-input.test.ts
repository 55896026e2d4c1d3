import { describe, expect, it } from 'vitest';
import { compareInput } from '../../generator/catalog/compare-input.ts';
import { judge } from '../../generator/catalog/judge.ts';

type Schema = Readonly<Record<string, unknown>>;

/** `kind at` of every difference between two schemas of one parameter. */
function differences(ours: Schema, theirs: Schema): string[] {
  const input = (schema: Schema): Schema => ({ properties: { it: schema } });
  return compareInput(input(ours), input(theirs)).map(({ kind, at }) => `${kind} ${at}`);
}

const text = { type: 'string' };
const number = { type: 'integer' };

describe('a parameter of which the page says otherwise', () => {
  it.each<[string, Schema, Schema, string[]]>([
    ['the same', { ...text, maxLength: 5 }, { ...text, maxLength: 5 }, []],
    [
      'a longer text',
      { ...text, maxLength: 5 },
      { ...text, maxLength: 9 },
      ['widened it.maxLength'],
    ],
    [
      'a shorter text',
      { ...text, maxLength: 5 },
      { ...text, maxLength: 4 },
      ['narrowed it.maxLength'],
    ],
    ['a limit that we lack', text, { ...text, maxLength: 4 }, ['narrowed it.maxLength']],
    [
      'a higher floor',
      { ...number, minimum: 1 },
      { ...number, minimum: 2 },
      ['narrowed it.minimum'],
    ],
    ['a lower floor', { ...number, minimum: 1 }, { ...number, minimum: 0 }, ['widened it.minimum']],
    ['more values', { ...text, enum: ['a'] }, { ...text, enum: ['b', 'a'] }, ['widened it.enum']],
    ['fewer values', { ...text, enum: ['a', 'b'] }, { ...text, enum: ['b'] }, ['narrowed it.enum']],
    ['other values', { ...text, enum: ['a'] }, { ...text, enum: ['b'] }, ['changed it.enum']],
    ['values where we have none', text, { ...text, enum: ['b'] }, ['narrowed it.enum']],
    [
      'the same values in another order',
      { ...text, enum: ['a', 'b'] },
      { ...text, enum: ['b', 'a'] },
      [],
    ],
    ['fractions', number, { type: 'number' }, ['widened it.type']],
    ['whole numbers', { type: 'number' }, number, ['narrowed it.type']],
    ['another type', text, number, ['changed it.type']],
    [
      'another default',
      { ...text, default: 'a' },
      { ...text, default: 'b' },
      ['changed it.default'],
    ],
    ['an end', text, { ...text, deprecated: true }, ['changed it.deprecated']],
    [
      'another pattern',
      { ...text, pattern: 'a' },
      { ...text, pattern: 'b' },
      ['changed it.pattern'],
    ],
    ['an address', text, { ...text, format: 'uri' }, ['narrowed it.format']],
    [
      'another file type',
      { ...text, 'x-media': { kind: 'image', accept: ['image/png'] } },
      { ...text, 'x-media': { kind: 'image', accept: ['image/png', 'image/webp'] } },
      ['widened it.x-media.accept'],
    ],
    [
      'smaller files',
      { ...text, 'x-media': { kind: 'image', max_bytes: 9 } },
      { ...text, 'x-media': { kind: 'image', max_bytes: 8 } },
      ['narrowed it.x-media.max_bytes'],
    ],
    [
      'entries otherwise',
      { type: 'array', maxItems: 2, items: text },
      { type: 'array', maxItems: 3, items: { ...text, maxLength: 3 } },
      ['widened it.maxItems', 'narrowed it.items.maxLength'],
    ],
    [
      'a property more',
      { type: 'object', properties: { a: text } },
      { type: 'object', properties: { a: text, b: text }, required: ['a'] },
      ['narrowed it.properties.a.required', 'widened it.properties.b'],
    ],
  ])('%s', (_, ours, theirs, expected) => {
    expect(differences(ours, theirs)).toEqual(expected);
  });

  it.each<[string, Schema, Schema]>([
    ['limits', { ...text, minLength: 1, maxLength: 5, pattern: 'a', format: 'uri' }, text],
    [
      'values that people listed',
      { ...number, enum: [0, 2, 3] },
      { ...number, minimum: 0, maximum: 3 },
    ],
    ['values of a text', { ...text, enum: ['3', '4'] }, text],
    ['a default', { ...text, default: 'a' }, text],
    ['files', { ...text, 'x-media': { kind: 'image', max_bytes: 9 } }, text],
    ['addresses of another scheme', { ...text, pattern: '^asset://' }, { ...text, format: 'uri' }],
    ['that nothing is less than nothing', { type: 'array' }, { type: 'array', minItems: 0 }],
    ['a step that whole numbers have', number, { ...number, multipleOf: 1 }],
  ])('is no difference where it is silent: %s', (_, ours, theirs) => {
    expect(differences(ours, theirs)).toEqual([]);
  });
});

describe('parameters', () => {
  const input = (properties: Schema, ...required: string[]): Schema => ({ properties, required });
  it.each<[string, Schema, Schema, string[]]>([
    ['a new one', input({}), input({ a: text }), ['widened a']],
    [
      'a new one that must be given',
      input({}),
      input({ a: text }, 'a'),
      ['narrowed a', 'narrowed a.required'],
    ],
    [
      'a new one that is advised against',
      input({}),
      input({ a: { ...text, deprecated: true } }),
      [],
    ],
    ['one that is gone', input({ a: text }), input({}), ['narrowed a']],
    [
      'one that must be given now',
      input({ a: text }),
      input({ a: text }, 'a'),
      ['narrowed a.required'],
    ],
    [
      'one that need not be given now',
      input({ a: text }, 'a'),
      input({ a: text }),
      ['widened a.required'],
    ],
  ])('%s', (_, ours, theirs, expected) => {
    expect(compareInput(ours, theirs).map(({ kind, at }) => `${kind} ${at}`)).toEqual(expected);
  });
});

describe('what is done about a difference', () => {
  const verdict = (
    model: Schema,
    difference: { at: string; ours?: unknown; theirs?: unknown },
    reading: { example: Schema | null; doubts: readonly string[] } = { example: null, doubts: [] },
  ) => {
    const { at, ours, theirs } = difference;
    const found = judge(
      { kind: 'changed', at, ours, theirs },
      { path: 'm.yaml', data: model },
      reading,
    );
    return found.verdict === 'adopt' ? 'adopt' : [found.verdict, found.because];
  };
  const it_ = (schema: Schema, rest: Schema = {}): Schema => ({
    input: { properties: { size: schema } },
    ...rest,
  });

  it('is to follow the vendor, when nothing speaks against it', () => {
    expect(verdict(it_(text), { at: 'size.maxLength', theirs: 5 })).toBe('adopt');
  });

  it.each<[string, unknown, unknown]>([
    ['a limit', 5, 5],
    ['a list, in whatever order', ['a', 'b'], ['b', 'a']],
    ['nothing', undefined, undefined],
  ])('is to keep a correction of %s', (_, page, theirs) => {
    const corrections = [{ at: 'size.maxLength', page, reason: 'We saw more.' }];
    const model = it_(text, { corrections });
    expect(verdict(model, { at: 'size.maxLength', theirs })).toEqual(['kept', 'We saw more.']);
  });

  it('is to ask, when the page says something else than when it was corrected', () => {
    const model = it_(text, {
      corrections: [{ at: 'size.enum', page: ['a'], reason: 'We saw b.' }],
    });
    expect(verdict(model, { at: 'size.enum', theirs: ['c'] })).toEqual([
      'open',
      'The vendor said ["a"] when it was decided: We saw b.',
    ]);
  });

  it.each<[string, Schema]>([
    ['at the parameter', it_({ ...text, 'x-note': 'Not in the published schema.' })],
    ['of the model', it_(text, { notes: 'Prices moved. The page calls size shorter than it is.' })],
  ])('is to ask, when a note weighs the page %s', (_, model) => {
    expect(verdict(model, { at: 'size.maxLength', theirs: 5 })).toEqual([
      'open',
      expect.stringMatching(/^A note says: (Not in the published schema|The page calls size)/),
    ]);
  });

  it('is to follow the vendor past a note that says nothing of pages', () => {
    const model = it_({ ...text, 'x-note': 'Works with sound only.' });
    expect(verdict(model, { at: 'size.maxLength', theirs: 5 })).toBe('adopt');
  });

  it('is to ask about new values whose price nobody knows', () => {
    const model = it_(text, { price: { rates: [{ when: { size: 'a' }, credits: 1 }] } });
    expect(verdict(model, { at: 'size.enum', ours: ['a', 'b'], theirs: ['b', 'c'] })).toEqual([
      'open',
      'No rate is known for c.',
    ]);
  });

  it('is to keep what is optional, when the example of the page leaves it out', () => {
    const required = { at: 'size.required', ours: false, theirs: true };
    const kept = verdict(it_(text), required, { example: { prompt: 'a' }, doubts: [] });
    expect(kept).toEqual(['kept', "The page's own example leaves it out."]);
    expect(verdict(it_(text), required, { example: { size: 'a' }, doubts: [] })).toBe('adopt');
  });

  it('is to ask, when a parameter is missing on a page that was not understood', () => {
    const doubts = ['The reference #/a leads nowhere.'];
    const reading = { example: null, doubts };
    expect(verdict(it_(text), { at: 'size', ours: text }, reading)).toEqual([
      'open',
      `The page is in doubt: ${doubts[0]}`,
    ]);
    expect(verdict(it_(text), { at: 'size.maxLength', theirs: 1 }, reading)).toBe('adopt');
  });

  it('is to ask about a bound, when ours lists the values', () => {
    const model = it_({ ...number, enum: [5, 10] });
    expect(verdict(model, { at: 'size.maximum', ours: 10, theirs: 15 })).toEqual([
      'open',
      'Ours lists the values one by one.',
    ]);
  });
});
