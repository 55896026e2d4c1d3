import { type DataPath, valueAt } from '../../diagnostics/address.ts';
import { type ModelData, modelsOf, type Requirement } from '../model-data.ts';
import { ownEntry } from '../own-entry.ts';
import type { Rule } from '../rule.ts';
import type { ValueSchema } from '../value-schema.ts';

/** Prices and rules count and multiply parameters of which that can be done. */
export const parameterKind: Rule = {
  code: 'parameter-kind',
  scope: 'model',
  reads: ['catalogue'],
  *check(contract) {
    for (const { path: file, data } of modelsOf(contract)) {
      for (const { name, path, kind } of uses(data)) {
        const schema = ownEntry(data.input.properties, name);
        if (schema === undefined || KINDS[kind].fits(schema)) continue;
        yield {
          at: valueAt(file, path),
          text: `${name} is of the type ${schema.type}; ${KINDS[kind].needed}.`,
          related: [{ at: valueAt(file, ['input', 'properties', name]), text: 'the parameter' }],
        };
      }
    }
  },
};

interface Kind {
  readonly needed: string;
  fits(schema: ValueSchema): boolean;
}

const isNumber = ({ type }: ValueSchema): boolean => type === 'integer' || type === 'number';
const isList = ({ type }: ValueSchema): boolean => type === 'array';
const isText = ({ type }: ValueSchema): boolean => type === 'string';

const KINDS = {
  factor: {
    needed: 'only a number, or a text that holds one, can be multiplied',
    fits: (schema) => isNumber(schema) || isText(schema),
  },
  number: { needed: 'only numbers have a difference', fits: isNumber },
  list: { needed: 'only the entries of a list can be counted', fits: isList },
  counted: {
    needed: 'only a list, or a text that counts as one, can be counted',
    fits: (schema) => isList(schema) || isText(schema),
  },
  characters: {
    needed: 'only a text or a list of texts has characters',
    fits: (schema) => isText(schema) || isList(schema),
  },
} satisfies Readonly<Record<string, Kind>>;

interface Use {
  readonly name: string;
  readonly path: DataPath;
  readonly kind: keyof typeof KINDS;
}

function* uses({ input, price }: ModelData): Generator<Use> {
  for (const [index, factor] of (price?.quantity ?? []).entries()) {
    const path = ['price', 'quantity', index];
    yield* use(factor['parameter'], [...path, 'parameter'], 'factor');
    yield* use(factor['characters'], [...path, 'characters'], 'characters');
  }
  for (const [index, surcharge] of (price?.surcharges ?? []).entries()) {
    yield* use(surcharge['per_item'], ['price', 'surcharges', index, 'per_item'], 'list');
  }
  for (const [index, rule] of (input.allOf ?? []).entries()) {
    const path = ['input', 'allOf', index];
    yield* inRequirement(rule, path);
    if (rule.then !== undefined) yield* inRequirement(rule.then, [...path, 'then']);
  }
}

function* inRequirement(requirement: Requirement, path: DataPath): Generator<Use> {
  const difference = requirement['x-difference'];
  yield* use(difference?.from, [...path, 'x-difference', 'from'], 'number');
  yield* use(difference?.to, [...path, 'x-difference', 'to'], 'number');
  for (const [index, name] of (requirement['x-total-items']?.of ?? []).entries()) {
    yield* use(name, [...path, 'x-total-items', 'of', index], 'counted');
  }
  const counted = requirement['x-total-length'];
  yield* use(counted?.of, [...path, 'x-total-length', 'of'], 'list');
}

function* use(name: unknown, path: DataPath, kind: Use['kind']): Generator<Use> {
  if (typeof name === 'string') yield { name, path, kind };
}
