import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkInput } from '../../../generated/models/index.ts';
import type { FormField } from '../../../generated/runtime/model-form.ts';
import type { Problem } from '../../../generated/runtime/problem.ts';
import { answerFaults } from '../../../src/core/form/answer-faults.ts';
import { isSold, questionsOf } from '../../../src/core/form/questions.ts';
import { arbitraryInput, validByType } from '../../models/arbitrary-input.ts';
import { type JsonSchemaNode, readModelFiles } from '../../models/catalog-files.ts';

/** Files are answered with addresses only, which is less than the vendors take. */
function takesFiles(field: FormField): boolean {
  const within = [...field.fields, ...(field.list === null ? [] : [field.list.item])];
  return field.media !== null || within.some(takesFiles);
}

const questions = readModelFiles()
  .filter(({ id }) => isSold(id))
  .map(({ id, input }) => ({
    id,
    asked: questionsOf(id)
      .filter((field) => !takesFiles(field))
      .map((field) => ({ field, schema: input.properties?.[field.name] as JsonSchemaNode })),
  }));

describe('what is wrong with one answer', () => {
  it.each(questions)('of $id is what the catalogue finds wrong with it', ({ id, asked }) => {
    for (const { field, schema } of asked) {
      fc.assert(
        fc.property(validByType(schema), (value) => {
          const faults = answerFaults(field, value, [field.name]);
          // An odd text for a pattern is among the values that are right by their type.
          expect(faults.filter(({ code }) => code !== 'pattern')).toEqual([]);
        }),
        { numRuns: 5 },
      );
      fc.assert(
        fc.property(arbitraryInput(schema), (value) => {
          fc.pre(value !== null && value !== undefined && !isLeftOut(field, value));
          const checked = checkInput(id, { [field.name]: value });
          const found = checked.ok ? [] : checked.problems.map(signOf);
          for (const fault of answerFaults(field, value, [field.name]))
            expect(found).toContain(signOf(fault));
        }),
        { numRuns: 15 },
      );
    }
  });

  it('names the place within a list', () => {
    const shots = questionsOf('kling-3.0/video').find(({ name }) => name === 'multi_prompt');
    const value = [{ prompt: 'x', duration: 3 }, { duration: 0 }];
    const faults = answerFaults(shots as FormField, value, ['multi_prompt']);
    expect(faults.map(({ path, code }) => [path, code])).toEqual([
      ['multi_prompt[1].prompt', 'required'],
      ['multi_prompt[1].duration', 'too-small'],
    ]);
  });
});

function signOf({ path, code }: Problem): string {
  return `${path} ${code}`;
}

/** In an input this means that nothing was chosen. */
function isLeftOut({ required }: FormField, value: unknown): boolean {
  return !required && (value === '' || (Array.isArray(value) && value.length === 0));
}
