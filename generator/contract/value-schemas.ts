import type { DataPath } from '../diagnostics/address.ts';
import type { ContractData } from './contract-data.ts';
import { modelsOf } from './model-data.ts';
import { sectionsOf } from './sections.ts';
import type { ValueSchema } from './value-schema.ts';

/** A schema of one value, and where it is written. */
export interface LocatedSchema {
  readonly file: string;
  readonly path: DataPath;
  readonly schema: ValueSchema;
}

const bySections = new WeakMap<object, readonly LocatedSchema[]>();
const byCatalogue = new WeakMap<object, readonly LocatedSchema[]>();

/**
 * Every schema of a value, at every depth: bodies and parameters of routes, parameters of models.
 */
export function* valueSchemas(contract: ContractData): Generator<LocatedSchema> {
  yield* once(bySections, contract.truth, () => inSections(contract));
  yield* parameterSchemas(contract);
}

/** Every schema of a parameter of a model, at every depth. Many rules ask, so it is listed once. */
export function parameterSchemas(contract: ContractData): readonly LocatedSchema[] {
  return once(byCatalogue, contract.models, () => {
    const found: LocatedSchema[] = [];
    for (const { path, data } of modelsOf(contract)) {
      collect(found, path, ['input', 'properties'], data.input.properties);
    }
    return found;
  });
}

/** Whether a schema belongs to a name that people see, not to the entries of a list. */
export function isParameter({ path }: LocatedSchema): boolean {
  return path.at(-2) === 'properties';
}

function once(
  known: WeakMap<object, readonly LocatedSchema[]>,
  key: object,
  list: () => readonly LocatedSchema[],
): readonly LocatedSchema[] {
  const found = known.get(key) ?? list();
  known.set(key, found);
  return found;
}

function inSections(contract: ContractData): LocatedSchema[] {
  const { schemas = {}, routes = [] } = sectionsOf(contract);
  const found: LocatedSchema[] = [];
  const file = contract.truthPath;
  collect(found, file, ['schemas'], schemas);
  for (const [index, route] of routes.entries()) {
    for (const place of ['parameters', 'query', 'headers'] as const) {
      collect(found, file, ['routes', index, place], route[place] ?? {});
    }
  }
  return found;
}

function collect(
  found: LocatedSchema[],
  file: string,
  path: DataPath,
  schemas: Readonly<Record<string, ValueSchema>>,
): void {
  for (const name of Object.keys(schemas)) {
    addWithParts(found, file, [...path, name], schemas[name] as ValueSchema);
  }
}

function addWithParts(
  found: LocatedSchema[],
  file: string,
  path: DataPath,
  schema: ValueSchema,
): void {
  found.push({ file, path, schema });
  if (schema.properties !== undefined) {
    collect(found, file, [...path, 'properties'], schema.properties);
  }
  if (schema.items !== undefined) addWithParts(found, file, [...path, 'items'], schema.items);
}
