import { type DataPath, valueAt } from '../../diagnostics/address.ts';
import type { ContractData } from '../contract-data.ts';
import { isMisspeltIn } from '../misspelt.ts';
import { type ModelData, modelsOf, type Requirement } from '../model-data.ts';
import { ownEntry } from '../own-entry.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { sectionsOf } from '../sections.ts';
import { unknownName } from '../unknown-name.ts';
import type { ValueSchema } from '../value-schema.ts';
import { valueSchemas } from '../value-schemas.ts';

/** A property that something relies on is a property of that object. */
export const unknownProperty: Rule = {
  code: 'unknown-property',
  reads: [],
  scope: 'model',
  *check(contract) {
    yield* requiredOnes(contract);
    yield* keysOfUpdates(contract);
    yield* healthFields(contract);
    for (const { path, data } of modelsOf(contract)) yield* countedTexts(path, data);
  },
};

function* requiredOnes(contract: ContractData): Generator<RuleFinding> {
  for (const { file, path, schema } of valueSchemas(contract)) {
    if (!Array.isArray(schema.required)) continue;
    const { properties = {} } = schema;
    for (const [index, name] of (schema.required as readonly string[]).entries()) {
      if (Object.hasOwn(properties, name)) continue;
      yield unknownName({
        at: valueAt(file, [...path, 'required', index]),
        name,
        names: Object.keys(properties),
        text: `${name} is required, but it is not one of the properties here.`,
      });
    }
  }
}

/** What tells updates apart is a property that every update has. */
function* keysOfUpdates(contract: ContractData): Generator<RuleFinding> {
  const { routes = [], schemas = {}, queue } = sectionsOf(contract);
  for (const [index, { id, deduplicate_by: name, body }] of routes.entries()) {
    const schema = ownEntry(schemas, body?.schema);
    if (name === undefined || schema === undefined) continue;
    const names = Array.isArray(schema.required) ? (schema.required as readonly string[]) : [];
    const isProperty = (each: string): boolean => Object.hasOwn(schema.properties ?? {}, each);
    if (names.includes(name) || isMisspeltIn(names, isProperty, name)) continue;
    // Two keys that differ are said already.
    if (queue !== undefined && queue.deduplicate_by !== name) continue;
    yield unknownName({
      at: valueAt(contract.truthPath, ['routes', index, 'deduplicate_by']),
      name,
      names,
      text: `Route ${id} tells requests apart by ${name}, which is not a required property of the schema ${body?.schema}.`,
    });
  }
}

function* healthFields(contract: ContractData): Generator<RuleFinding> {
  const { routes = [], schemas = {}, release } = sectionsOf(contract);
  const health = routes.find(({ path }) => path === '/health')?.responses['200']?.schema;
  const schema = ownEntry(schemas, health);
  for (const list of ['checklist', 'definition_of_done'] as const) {
    for (const [index, { evidence }] of (release?.[list] ?? []).entries()) {
      const name = evidence.health;
      if (name === undefined) continue;
      if (schema === undefined) {
        // A section of the wrong shape is not here to be looked at.
        if (!('routes' in contract.truth) || health !== undefined) continue;
        yield {
          at: valueAt(contract.truthPath, ['release', list, index, 'evidence', 'health']),
          text: `No route answers /health with a schema, so nobody can see its field ${name}.`,
        };
        continue;
      }
      if (Object.hasOwn(schema.properties ?? {}, name)) continue;
      yield unknownName({
        at: valueAt(contract.truthPath, ['release', list, index, 'evidence', 'health']),
        name,
        names: Object.keys(schema.properties ?? {}),
        text: `The answer of /health has no field ${name}.`,
      });
    }
  }
}

/** Rules and prices that count the characters of one property of each entry of a list. */
function* countedTexts(file: string, { input, price }: ModelData): Generator<RuleFinding> {
  for (const [index, rule] of (input.allOf ?? []).entries()) {
    yield* total(file, input.properties, rule, ['input', 'allOf', index]);
    if (rule.then !== undefined) {
      yield* total(file, input.properties, rule.then, ['input', 'allOf', index, 'then']);
    }
  }
  for (const [index, { characters, property }] of (price?.quantity ?? []).entries()) {
    if (typeof characters !== 'string' || typeof property !== 'string') continue;
    const path = ['price', 'quantity', index, 'property'];
    yield* ofEntries(file, path, ownEntry(input.properties, characters), characters, property);
  }
}

function* total(
  file: string,
  properties: Readonly<Record<string, ValueSchema>>,
  requirement: Requirement,
  path: DataPath,
): Generator<RuleFinding> {
  const counted = requirement['x-total-length'];
  if (counted === undefined) return;
  const { of, property } = counted;
  yield* ofEntries(
    file,
    [...path, 'x-total-length', 'property'],
    ownEntry(properties, of),
    of,
    property,
  );
}

function* ofEntries(
  file: string,
  path: DataPath,
  list: ValueSchema | undefined,
  listName: string,
  name: string,
): Generator<RuleFinding> {
  const properties = list?.items?.properties ?? {};
  if (list === undefined || Object.hasOwn(properties, name)) return;
  yield unknownName({
    at: valueAt(file, path),
    name,
    names: Object.keys(properties),
    text: `The entries of ${listName} have no property ${name}.`,
  });
}
