import { stripTypeScriptTypes } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelFileText } from '../../generator/emit/model-file.ts';
import { buildCatalog } from '../../generator/model/build-catalog.ts';
import type { CatalogModel } from '../../generator/model/model.ts';
import { inputTests } from '../../generator/runtime/input-tests.ts';
import { type ModelModule, ModelShelf } from '../../generator/runtime/model-shelf.ts';
import { arbitraryInput } from './arbitrary-input.ts';
import { arbitrarySchema } from './arbitrary-schema.ts';
import type { JsonSchemaNode } from './catalog-files.ts';
import { referenceOf } from './reference.ts';

/**
 * Models that the catalogue does not have: what is printed for them must run, and agree with ajv.
 */

const seed = Number(process.env['TRUTH_SEED'] ?? Date.now() % 1_000_000_007);
const schemas = Number(process.env['TRUTH_RUNS'] ?? 500) / 2;

function modelOf(input: JsonSchemaNode): CatalogModel {
  const words = { en: 'Model */ of `a` test', ru: 'Модель' };
  const data = {
    id: 'a/model',
    family: 'f',
    task: 't',
    title: words,
    hint: words,
    status: 'current',
    api: { envelope: 'market', endpoint: '/api/v1/jobs/createTask' },
    output: 'image',
    input: input as unknown as Record<string, unknown>,
  };
  const card = { id: data.id, isSold: false };
  const { models } = buildCatalog([{ path: 'contract/models/f/m.yaml', card, data }], {});
  return models[0] as CatalogModel;
}

/** Runs a generated file: it imports nothing but types. */
async function run(source: string): Promise<ModelModule> {
  const script = stripTypeScriptTypes(source);
  expect(script).not.toMatch(/^import /m);
  return import(`data:text/javascript,${encodeURIComponent(script)}`) as Promise<ModelModule>;
}

describe(`printed models against ajv (TRUTH_SEED=${seed})`, () => {
  it(
    'agree on every schema',
    async () => {
      let accepted = 0;
      await fc.assert(
        fc.asyncProperty(arbitrarySchema, fc.nat(), async (schema, inputSeed) => {
          const module = await run(modelFileText(modelOf(schema), new Map()));
          const shelf = new ModelShelf(['a/model'], () => module);
          const reference = referenceOf(schema);
          const inputs = fc.sample(arbitraryInput(schema), { seed: inputSeed, numRuns: 30 });
          for (const input of inputs) {
            const expected = reference(input);
            const found = shelf.check('a/model', input);
            expect(found.ok, JSON.stringify([input, found])).toBe(expected.ok);
            if (found.ok) expect(found.value).toEqual(expected.value);
            else expect(new Set(found.problems.map((each) => each.path))).toEqual(expected.paths);
            const isFast =
              typeof input === 'object' &&
              input !== null &&
              module.accepts?.(input as Record<string, unknown>, inputTests) === true;
            if (isFast) accepted++;
            if (isFast) expect(found).toStrictEqual({ ok: true, value: input });
          }
        }),
        { seed, numRuns: schemas },
      );
      expect(accepted).toBeGreaterThan(schemas);
    },
    schemas * 200 + 5000,
  );
});
