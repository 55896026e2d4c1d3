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

/** Every schema of a value, at every depth: bodies and parameters of routes, parameters of models. */
export function* valueSchemas(contract: ContractData): Generator<LocatedSchema> {
  const { schemas = {}, routes = [] } = sectionsOf(contract);
  const file = contract.truthPath;
  yield* nested(file, ['schemas'], schemas);
  for (const [index, route] of routes.entries()) {
    for (const place of ['parameters', 'query', 'headers'] as const) {
      yield* nested(file, ['routes', index, place], route[place] ?? {});
    }
  }
  yield* parameterSchemas(contract);
}

/** Every schema of a parameter of a model, at every depth. */
export function* parameterSchemas(contract: ContractData): Generator<LocatedSchema> {
  for (const { path, data } of modelsOf(contract)) {
    yield* nested(path, ['input', 'properties'], data.input.properties);
  }
}

function* nested(
  file: string,
  path: DataPath,
  schemas: Readonly<Record<string, ValueSchema>>,
): Generator<LocatedSchema> {
  for (const name in schemas) {
    yield* withParts(file, [...path, name], schemas[name] as ValueSchema);
  }
}

function* withParts(file: string, path: DataPath, schema: ValueSchema): Generator<LocatedSchema> {
  yield { file, path, schema };
  if (schema.properties !== undefined) {
    yield* nested(file, [...path, 'properties'], schema.properties);
  }
  if (schema.items !== undefined) yield* withParts(file, [...path, 'items'], schema.items);
}

/** Whether a schema belongs to a name that people see, not to the entries of a list. */
export function isParameter({ path }: LocatedSchema): boolean {
  return path.at(-2) === 'properties';
}
