import fc from 'fast-check';
import type { JsonSchemaNode } from './catalog-files.ts';

/** Inputs for one schema: valid ones, nearly valid ones, and ones made to confuse. */

const URLS = [
  'https://files.example.com/a.png',
  'http://cdn.example.org:8080/b/c.mp4?x=1#y',
  'https://пример.рф/картинка.jpg',
];
const BAD_URLS = ['', 'x', 'ftp://files.example.com/a', 'http://127.0.0.1/a', 'https://a b.com/'];

/** Where a vendor has schemes of its own. */
const FILES = ['', 'asset://a-1', 'oss://bucket/key', 'HTTPS://files.example.com/a', ...BAD_URLS];

/** Values that look like something else. */
const ODD = fc.constantFrom<unknown>(
  null,
  undefined,
  '',
  ' ',
  '0',
  '5',
  '-1',
  '1.5',
  '1e2',
  '05',
  'Infinity',
  'NaN',
  'true',
  '1:1',
  0,
  -0,
  5,
  1.5,
  1e21,
  1e-7,
  -1,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  true,
  false,
  [],
  {},
  [[]],
  [null],
  ['a'],
  ['https://files.example.com/a.png'],
  { __proto__: null, length: 1 },
  '\ud800',
  '😀',
);

/** Any input at all for this schema. */
export function arbitraryInput(schema: JsonSchemaNode): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 6, arbitrary: nearlyValid(schema, 0.04) },
    { weight: 3, arbitrary: nearlyValid(schema, 0.25) },
    { weight: 3, arbitrary: validByType(schema) },
    { weight: 1, arbitrary: fc.oneof(ODD, fc.jsonValue()) },
  );
}

/** Every value by itself is in order; the rules may still be broken. */
export function validByType(schema: JsonSchemaNode): fc.Arbitrary<unknown> {
  return nearlyValid(schema, 0);
}

function nearlyValid(schema: JsonSchemaNode, odds: number): fc.Arbitrary<unknown> {
  const right = rightValue(schema, odds);
  if (odds === 0) return right;
  const wrong = fc.oneof(ODD, nearBounds(schema));
  const weight = Math.round(odds * 100);
  return fc.oneof({ weight: 100 - weight, arbitrary: right }, { weight, arbitrary: wrong });
}

function rightValue(schema: JsonSchemaNode, odds: number): fc.Arbitrary<unknown> {
  const values = schema.const === undefined ? schema.enum : [schema.const];
  if (values !== undefined) {
    const asNumber = values.filter((v) => typeof v === 'string' && /^\d+$/.test(v)).map(Number);
    return fc.constantFrom<unknown>(...values, ...(odds > 0 ? asNumber : []));
  }
  switch (schema.type) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return numberOf(schema);
    case 'array':
      return listOf(schema, odds);
    case 'object':
      return recordOf(schema, odds);
    default:
      return textOf(schema);
  }
}

function numberOf(schema: JsonSchemaNode): fc.Arbitrary<number> {
  const { minimum = -50, maximum = Math.max(minimum, 0) + 50, multipleOf } = schema;
  const step = multipleOf ?? (schema.type === 'integer' ? 1 : 0.25);
  const first = Math.ceil(minimum / step - 1e-9);
  const last = Math.floor(maximum / step + 1e-9);
  return fc
    .integer({ min: first, max: Math.max(first, Math.min(last, 2 ** 40)) })
    .map((count) => Number((count * step).toPrecision(12)));
}

function textOf(schema: JsonSchemaNode): fc.Arbitrary<string> {
  if (schema.format === 'uri') return fc.constantFrom(...URLS);
  if (schema['x-media'] !== undefined || schema.pattern?.includes('https?')) {
    return fc.constantFrom(...URLS, ...URLS, ...FILES);
  }
  if (schema.pattern !== undefined) {
    return fc.oneof(
      { weight: 9, arbitrary: fc.stringMatching(new RegExp(schema.pattern, 'u')) },
      { weight: 1, arbitrary: fc.string() },
    );
  }
  const { minLength = 0, maxLength = 5000 } = schema;
  const most = Math.min(maxLength, minLength + 60);
  const short = fc.string({ minLength, maxLength: most, unit: 'binary' });
  return fc.oneof(
    { weight: 8, arbitrary: short },
    { weight: 1, arbitrary: fc.constant('ж'.repeat(maxLength)) },
    // As many characters, twice as many code units.
    { weight: 1, arbitrary: fc.constant('😀'.repeat(maxLength)) },
  );
}

function listOf(schema: JsonSchemaNode, odds: number): fc.Arbitrary<unknown> {
  const { minItems = 0, maxItems = minItems + 3, items } = schema;
  if (items === undefined) return fc.constant([]);
  const most = Math.max(minItems, Math.min(maxItems, minItems + 4));
  return fc.array(nearlyValid(items, odds), { minLength: minItems, maxLength: most });
}

function recordOf(schema: JsonSchemaNode, odds: number): fc.Arbitrary<unknown> {
  const properties = Object.entries(schema.properties ?? {});
  const required = new Set(schema.required ?? []);
  const entries = properties.map(([name, property]) => {
    const value = nearlyValid(property, odds).map((entry) => [name, entry] as const);
    const presence = required.has(name) ? 1 - odds / 2 : 0.35;
    const weight = Math.round(presence * 100);
    return fc.oneof(
      { weight, arbitrary: value },
      { weight: 100 - weight, arbitrary: fc.constant(null) },
    );
  });
  const extra = fc.oneof(
    { weight: 9, arbitrary: fc.constant([] as [string, unknown][]) },
    {
      weight: odds > 0 ? 1 : 0,
      arbitrary: fc.array(
        fc.tuple(fc.constantFrom('promt', '__proto__', 'constructor', 'toString', 'x y'), ODD),
        { maxLength: 2 },
      ),
    },
  );
  return fc.tuple(fc.tuple(...entries), extra).map(([given, more]) => {
    const record: Record<string, unknown> = {};
    for (const entry of [...given, ...more]) {
      if (entry === null) continue;
      // As JSON.parse does it: even `__proto__` is a name like any other.
      Object.defineProperty(record, entry[0], {
        value: entry[1],
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return record;
  });
}

/** Values around the limits that the schema states. */
function nearBounds(schema: JsonSchemaNode): fc.Arbitrary<unknown> {
  const near: unknown[] = [...(schema.enum ?? []).map((value) => `${value} `)];
  for (const value of schema.enum ?? []) near.push(String(value).toUpperCase(), Number(value));
  for (const bound of [schema.minimum, schema.maximum]) {
    if (bound !== undefined) near.push(bound, bound - 1, bound + 1, bound + 0.001, String(bound));
  }
  if (schema.multipleOf !== undefined) near.push(schema.multipleOf * 3, schema.multipleOf * 1.5);
  if (schema.maxLength !== undefined) {
    near.push('x'.repeat(schema.maxLength + 1), '😀'.repeat(schema.maxLength + 1));
  }
  if (schema.minLength !== undefined) near.push('x'.repeat(Math.max(0, schema.minLength - 1)));
  if (schema.maxItems !== undefined) near.push(new Array(schema.maxItems + 1).fill(URLS[0]));
  if (schema.format === 'uri') near.push(...BAD_URLS);
  if (schema['x-tolerates'] === 'list') near.push([URLS[0]], [URLS[0], URLS[1]], [5], []);
  return near.length === 0 ? ODD : fc.constantFrom(...near);
}
