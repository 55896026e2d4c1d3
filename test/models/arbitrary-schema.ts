import fc from 'fast-check';
import type { JsonSchemaNode } from './catalog-files.ts';

/** Schemas that no vendor has: every keyword of the subset, and names that get in the way. */

const NAMES = [
  'prompt',
  'class',
  'constructor',
  'toString',
  'input',
  'is',
  'given',
  'each',
  'value',
  'undefined',
  'arguments',
  '_',
  'A1',
  'accepts',
  'describe',
] as const;

type Node = Record<string, unknown>;

const bounds = (low: string, high: string, most: number): fc.Arbitrary<Node> =>
  fc
    .tuple(fc.nat(most), fc.nat(most), fc.boolean(), fc.boolean())
    .map(([a, b, withLow, withHigh]) => ({
      ...(withLow ? { [low]: Math.min(a, b) } : {}),
      ...(withHigh ? { [high]: Math.max(a, b) } : {}),
    }));

const texts = ['a', 'B', '5', '1:1', "it's", 'a || b', '(', 'back\\slash', '😀', '\u2028'];
const text: fc.Arbitrary<Node> = fc.oneof(
  bounds('minLength', 'maxLength', 6).map((limits) => ({ type: 'string', ...limits })),
  fc.uniqueArray(fc.constantFrom(...texts), { minLength: 1 }).map((values) => ({
    type: 'string',
    enum: values,
  })),
  fc.constant({
    type: 'string',
    enum: Array.from({ length: 30 }, (_, at) => `v${at}`),
    maxLength: 2,
  }),
  fc.constantFrom('^a/b$', '^\\d+$', "^'").map((pattern) => ({ type: 'string', pattern })),
  fc.constantFrom({}, { 'x-tolerates': 'list' }).map((more) => ({
    type: 'string',
    format: 'uri',
    ...more,
  })),
  fc.constant({ type: 'string', const: 'only' }),
  fc.constantFrom({}, { pattern: '^($|(https?|asset)://)' }, { maxLength: 30 }).map((more) => ({
    type: 'string',
    'x-media': { kind: 'image' },
    ...more,
  })),
);

const number: fc.Arbitrary<Node> = fc
  .tuple(
    fc.constantFrom('number', 'integer'),
    fc.oneof(
      bounds('minimum', 'maximum', 20),
      fc.constantFrom<Node>({ enum: [5, 10] }, { enum: [0, 0.5, 1] }, { const: 3 }),
    ),
    fc.constantFrom<Node>({}, {}, { multipleOf: 0.1 }, { multipleOf: 5 }),
  )
  .map(([type, limits, step]) => ({ type, ...limits, ...step }));

const boolean: fc.Arbitrary<Node> = fc.constantFrom<Node>(
  { type: 'boolean' },
  { type: 'boolean', enum: [true] },
);

const { record } = fc.letrec<{ shape: Node; record: Node }>((tie) => ({
  shape: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    number,
    boolean,
    fc
      .tuple(tie('shape'), bounds('minItems', 'maxItems', 3))
      .map(([items, limits]) => ({ type: 'array', items, ...limits })),
    fc.tuple(text, bounds('minItems', 'maxItems', 3)).map(([items, limits]) => ({
      type: 'array',
      items,
      ...limits,
      'x-media': { kind: 'image' },
    })),
    tie('record'),
  ),
  record: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...NAMES), tie('shape'), fc.boolean()), {
      selector: ([name]) => name,
      minLength: 1,
      maxLength: 5,
    })
    .map((entries) => {
      const required = entries.filter(([, , needed]) => needed).map(([name]) => name);
      return {
        type: 'object',
        properties: Object.fromEntries(entries.map(([name, each]) => [name, each])),
        ...(required.length > 0 ? { required } : {}),
      };
    }),
}));

/** A rule over some parameters; which of them it names is up to `pick`. */
function ruleOver(names: readonly string[], properties: Record<string, Node>): fc.Arbitrary<Node> {
  const name = fc.constantFrom(...names);
  const valueOfName = name.map((each): [string, unknown] => {
    const values = properties[each]?.['enum'] as unknown[] | undefined;
    return [each, values?.[0] ?? (properties[each]?.['type'] === 'boolean' ? true : 'a')];
  });
  const condition: fc.Arbitrary<Node> = fc.oneof(
    name.map((each) => ({ required: [each] })),
    name.map((each) => ({ not: { required: [each] } })),
    fc.tuple(name, name).map(([a, b]) => ({ anyOf: [{ required: [a] }, { required: [b] }] })),
    valueOfName.map(([each, value]) => ({ properties: { [each]: { const: value } } })),
    valueOfName.map(([each, value]) => ({
      properties: { [each]: { enum: [value, 'z'] } },
      required: [each],
    })),
  );
  const requirement: fc.Arbitrary<Node> = fc.oneof(
    name.map((each) => ({ required: [each] })),
    name.map((each) => ({ properties: { [each]: false } })),
    valueOfName.map(([each, value]) => ({ properties: { [each]: { const: value } } })),
    valueOfName.map(([each, value]) => ({ properties: { [each]: { not: { const: value } } } })),
    name.map((each) => ({ properties: { [each]: { minimum: 3, maximum: 8 } } })),
    name.map((each) => ({ properties: { [each]: { multipleOf: 5 } } })),
    name.map((each) => ({ properties: { [each]: { minLength: 2, maxLength: 4 } } })),
    name.map((each) => ({ properties: { [each]: { minItems: 1, maxItems: 2 } } })),
    fc.tuple(name, name).map(([a, b]) => ({ oneOf: [{ required: [a] }, { required: [b] }] })),
    fc.tuple(name, name).map(([a, b]) => ({ anyOf: [{ required: [...new Set([a, b])] }] })),
    fc.tuple(name, name).map(([from, to]) => ({ 'x-difference': { from, to, minimum: 1 } })),
    fc.tuple(name, name).map(([a, b]) => ({
      'x-total-items': { of: a === b ? [a] : [a, b], maximum: 2 },
    })),
    name.map((of) => ({ 'x-total-length': { of, property: 'prompt', maximum: 3 } })),
  );
  return fc.oneof(
    requirement.map((each) => ({ description: 'Always.', ...each })),
    fc.tuple(condition, requirement).map(([when, then]) => ({
      description: 'At times.',
      if: when,
      then,
    })),
  );
}

/** The input of a model, with rules. */
export const arbitrarySchema: fc.Arbitrary<JsonSchemaNode> = record.chain((schema) => {
  const properties = schema['properties'] as Record<string, Node>;
  return fc
    .array(ruleOver(Object.keys(properties), properties), { maxLength: 4 })
    .map(
      (rules) =>
        ({ ...schema, ...(rules.length > 0 ? { allOf: rules } : {}) }) as unknown as JsonSchemaNode,
    );
});
