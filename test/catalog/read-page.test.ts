import { describe, expect, it } from 'vitest';
import type { PagePlace } from '../../generator/catalog/page-reading.ts';
import { readPage } from '../../generator/catalog/read-page.ts';
import { type PageParts, vendorPage } from './vendor-page.ts';

const place: PagePlace = {
  name: 'page.md',
  page: null,
  sections: [],
  language: null,
  isOld: false,
  isCatalogue: false,
};

const read = (parts: PageParts, knownFlat: readonly string[] = []) =>
  readPage(vendorPage(parts), place, new Set(knownFlat));

/** The one model of a page. */
function model(parts: PageParts) {
  const [outcome] = read(parts);
  if (outcome?.kind !== 'model') throw new Error(`not a model: ${JSON.stringify(outcome)}`);
  return outcome.reading;
}

/** How one parameter is read, and what is odd about it. */
function parameter(schema: object, rest: PageParts = {}) {
  const reading = model({ ...rest, input: { properties: { it: schema } } });
  const { it: value } = reading.input['properties'] as { readonly it: object };
  return { value, odd: [...reading.doubts, ...reading.warnings] };
}

describe('which model a page is about', () => {
  const named = (...ids: string[]) => ({ type: 'string', enum: ids });
  it.each<[string, PageParts, readonly string[] | string]>([
    ['the one of its schema', { model: named('a/b') }, ['a/b']],
    ['a default without a list', { model: { type: 'string', default: 'veo-3-1' } }, ['veo-3-1']],
    ['that of its example alone', { model: null, example: { model: 'a/b' } }, ['a/b']],
    ['all of its schema', { model: named('a', 'b'), example: { model: 'b' } }, ['a', 'b']],
    [
      'the one of its example, when the schema names a sibling',
      { model: named('qwen2/image-edit'), example: { model: 'qwen2/text-to-image' } },
      ['qwen2/text-to-image'],
    ],
    [
      'none of three',
      { model: { ...named('a'), default: 'b' }, example: { model: 'c' } },
      'It names c, a, b, and nothing decides between them.',
    ],
    ['none', { model: null }, 'It does not say which model it is about.'],
    ['no id', { model: named('../etc') }, 'It calls a model "../etc".'],
  ])('%s', (_, parts, expected) => {
    const outcomes = read(parts);
    const ids = outcomes.flatMap((each) => (each.kind === 'model' ? [each.reading.id] : []));
    expect(ids.length > 0 ? ids : outcomes).toEqual(
      typeof expected === 'string' ? [{ kind: 'unreadable', place, reason: expected }] : expected,
    );
  });

  it('is in doubt when the schema and the example disagree', () => {
    const { doubts } = model({
      model: named('a'),
      example: { model: 'b', input: { prompt: 'x' } },
    });
    expect(doubts).toEqual(['Its schema names a, its example b, which is believed.']);
  });
});

describe('a dedicated endpoint', () => {
  const body = { type: 'object', properties: { prompt: {}, callBackUrl: { type: 'string' } } };
  it('is a model when it takes an address to call back and answers with a task', () => {
    const [outcome] = read({ path: '/api/v1/veo/generate', body });
    expect(outcome).toMatchObject({ kind: 'model', reading: { id: 'flat/veo/generate' } });
  });

  it('is a model when the catalogue has it', () => {
    const path = '/api/v1/omni/audio/create';
    const [outcome] = read({ path, body: { properties: { voice: { type: 'string' } } } }, [path]);
    expect(outcome).toMatchObject({ kind: 'model', reading: { id: 'flat/omni/audio/create' } });
  });

  it.each(['/api/v1/common/download-url', '/api/v1/chat/credit', '/gpt/v1/chat/completions'])(
    '%s is none',
    (path) => {
      const reason = `POST ${path} starts no media job.`;
      expect(read({ path, body })).toEqual([{ kind: 'other', place, reason }]);
    },
  );
});

describe('a parameter', () => {
  it.each<[string, object, object, readonly string[]]>([
    [
      'with the words of its limits',
      { type: 'string', description: '(Max length: 80 characters)' },
      { type: 'string', maxLength: 80 },
      [],
    ],
    [
      'whose schema and words disagree: the schema counts',
      { type: 'string', maxLength: 4999, description: 'Max length: 5000' },
      { type: 'string', maxLength: 4999 },
      ['it: the schema says maxLength 4999, its words say 5000.'],
    ],
    [
      'with labels of the editor',
      { type: 'string', enum: ['a'], 'x-apidog-enum': [{ value: 'a', name: '' }] },
      { type: 'string', enum: ['a'] },
      [],
    ],
    ['that may be null', { type: ['integer', 'null'] }, { type: 'integer' }, []],
    [
      'that is null or a thing',
      { anyOf: [{ type: 'null' }, { type: 'boolean' }] },
      { type: 'boolean' },
      [],
    ],
    [
      'with a default that it would refuse',
      { type: 'string', enum: ['C', 'D'], default: 'Any' },
      { type: 'string', enum: ['C', 'D'] },
      ['it: the default "Any" is not among its values.'],
    ],
    [
      'with its default as a text',
      { type: 'integer', default: '5' },
      { type: 'integer', default: 5 },
      [],
    ],
    [
      'with numbers for texts',
      { type: 'string', enum: [720, 1080] },
      { type: 'string', enum: ['720', '1080'] },
      [],
    ],
    [
      'without a type',
      { enum: ['a', 'b'] },
      { type: 'string', enum: ['a', 'b'] },
      ['it has no type; its values are of the type string.'],
    ],
    [
      'of two types',
      { type: ['string', 'array'] },
      { type: 'string' },
      ['it may be of the types string, array.'],
    ],
    [
      'with a broken pattern',
      { type: 'string', pattern: '(' },
      { type: 'string' },
      ['it: the pattern ( is none.'],
    ],
    [
      'that is a list of files',
      {
        type: 'array',
        items: { type: 'string', format: 'uri' },
        description: 'Accepted types: video/mp4',
      },
      {
        type: 'array',
        items: { type: 'string', format: 'uri' },
        'x-media': { kind: 'video', accept: ['video/mp4'] },
      },
      [],
    ],
  ])('%s', (_, schema, value, odd) => {
    expect(parameter(schema)).toEqual({ value, odd });
  });

  it('is an address though called an object', () => {
    const { input, warnings } = model({
      input: { properties: { first_frame_url: { type: 'object', properties: {} } } },
    });
    expect(input['properties']).toEqual({
      first_frame_url: { type: 'string', format: 'uri', 'x-media': { kind: 'image' } },
    });
    expect(warnings).toEqual(['first_frame_url is called an object, and is an address.']);
  });

  it('comes by a reference whose name has blanks and escapes', () => {
    const components = {
      'Structured outputs ': { type: 'boolean', default: false },
      Switch: { type: 'boolean' },
    };
    const value = (reference: string): object =>
      parameter({ $ref: `#/components/schemas/${reference}` }, { components }).value;
    expect(value('Structured%20outputs')).toEqual({ type: 'boolean', default: false });
    expect(value('Switch ')).toEqual({ type: 'boolean' });
  });

  it('is in doubt when its reference leads nowhere, or around in a circle', () => {
    const components = { A: { properties: { a: { $ref: '#/components/schemas/A' } } } };
    const circle = parameter({ $ref: '#/components/schemas/A' }, { components });
    expect(circle.odd).toContain('The reference #/components/schemas/A leads back to itself.');
    const nowhere = parameter({ $ref: '#/components/schemas/B' });
    expect(nowhere.odd).toContain('The reference #/components/schemas/B leads nowhere.');
  });
});

it('whose references grow without end is cut short, and in doubt', () => {
  const level = (next: string): object => ({
    properties: Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [
        `p${index}`,
        { $ref: `#/components/schemas/${next}` },
      ]),
    ),
  });
  const components = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`L${index}`, level(`L${index + 1}`)]),
  );
  const { odd } = parameter({ $ref: '#/components/schemas/L0' }, { components });
  expect(odd).toContain('Its references make it too large.');
});

describe('an input', () => {
  it('loses the blanks around its names, also in the list of required ones', () => {
    const { input, warnings } = model({
      input: { properties: { ' vocalStart': { type: 'number' } }, required: ['vocalStart '] },
    });
    expect(input).toEqual({
      required: ['vocalStart'],
      properties: { vocalStart: { type: 'number' } },
    });
    expect(warnings).toEqual(['The name " vocalStart" has a blank at an end.']);
  });

  it('that is a choice of forms takes what any form takes, and needs what all need', () => {
    const { input, doubts } = model({
      input: {
        properties: { prompt: { type: 'string', maxLength: 9 } },
        required: ['prompt'],
        oneOf: [
          {
            properties: { ratio: { type: 'string', enum: ['auto'] }, a: { type: 'string' } },
            required: ['a'],
          },
          {
            allOf: [
              { properties: { ratio: { type: 'string', enum: ['1:1'] } }, required: ['ratio'] },
            ],
          },
        ],
      },
    });
    expect(input).toEqual({
      required: ['prompt'],
      properties: {
        prompt: { type: 'string', maxLength: 9 },
        ratio: { type: 'string', enum: ['auto', '1:1'] },
        a: { type: 'string' },
      },
    });
    expect(doubts).toEqual(['It is a choice of 2 forms; only what they have in common is held.']);
  });

  it('whose example fails it is read all the same', () => {
    const { input, warnings } = model({
      input: { properties: { n: { type: 'number' } }, required: ['n', 'ghost'] },
      example: { model: 'pix/fast', input: { n: '6', odd: 1 } },
    });
    expect(input['required']).toEqual(['n']);
    expect(warnings).toEqual([
      'It requires ghost, which it does not describe.',
      'The example gives n, which must be a number.',
      'The example gives odd, which is not described.',
    ]);
  });
});

describe('a text', () => {
  it.each([
    ['', 'It is empty.'],
    ['<!doctype html><title>docs</title>', 'The answer is a web page, not the text of it.'],
    ['# A\n\n## OpenAPI Specification\n', 'It announces an OpenAPI block and has none.'],
    [vendorPage().slice(0, 200), 'Its code block does not end: the page is cut off.'],
    ['# A\n```yaml\nopenapi: 3.0.1\n```\n', 'Its block names no path.'],
    [
      '# A\n```yaml\npaths:\n  a: 1\n  a: 2\n```\n',
      'Its block is no YAML, line 5: The key a stands here a second time.',
    ],
  ])('%j is named as unreadable', (text, reason) => {
    expect(readPage(text, place, new Set())).toEqual([{ kind: 'unreadable', place, reason }]);
  });

  it('of the older era, with its quote block and a fence of four, is read', () => {
    const [, , block = ''] = vendorPage().split('```');
    const block4 = vendorPage().split('```yaml')[1]?.replace('```', '````') ?? block;
    const old = `> ## Documentation Index\n> Fetch llms.txt first.\n\n# Pix\n\n## OpenAPI\n\n\`\`\`\`yaml pix.json post /api/v1/jobs/createTask${block4}`;
    expect(readPage(old, place, new Set())).toMatchObject([
      { kind: 'model', reading: { id: 'pix/fast', title: 'Pix' } },
    ]);
  });
});
