import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkInput, models } from '../../../generated/models/index.ts';
import { questionsOf } from '../../../src/core/form/questions.ts';
import { withNewSeed } from '../../../src/core/result/new-seed.ts';

const mark = fc.string({ minLength: 1, maxLength: 12 });
const seeded = Object.keys(models).filter((id) =>
  questionsOf(id).some(({ name, number }) => name === 'seed' && number !== null),
);

it('another seed is one that the model takes, and another one', () => {
  expect(seeded.length).toBeGreaterThan(20);
  fc.assert(
    fc.property(fc.constantFrom(...seeded), mark, mark, (modelId, first, second) => {
      const before = withNewSeed({ modelId, input: {} }, first);
      const after = withNewSeed({ modelId, input: before }, second);
      expect(after['seed']).not.toBe(before['seed']);
      const checked = checkInput(modelId, after);
      const problems = checked.ok ? [] : checked.problems.filter(({ path }) => path === 'seed');
      expect(problems).toEqual([]);
    }),
  );
});

it('a model without a seed is asked for the same again', () => {
  const input = { prompt: 'a fox' };
  expect(withNewSeed({ modelId: 'z-image', input }, 'mark')).toEqual(input);
});
