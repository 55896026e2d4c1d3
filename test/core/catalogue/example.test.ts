import { describe, expect, it } from 'vitest';
import { models } from '../../../generated/models/index.ts';
import { exampleFor } from '../../../src/core/catalogue/example.ts';
import { decide } from '../../../src/core/dialogue/decide.ts';
import { facts, taps } from '../dialogue/situation.ts';

const sold = Object.values(models).filter((model) => model.sold);

describe('the example of a model', () => {
  it('is taken as it is by every model that has one', () => {
    const shown = sold.flatMap(({ id }) => {
      const example = exampleFor(id);
      return example === null ? [] : [{ id, example }];
    });
    expect(shown.length).toBeGreaterThan(50);
    for (const { id, example } of shown) {
      const { dialogue } = decide(facts(), taps({ kind: 'example', modelId: id }));
      expect(dialogue.form?.values, id).toMatchObject({ [example.parameter]: example.words.en });
    }
  });

  it('is none for a model that takes no words, or is gone', () => {
    expect(exampleFor('recraft/remove-background')).toBeNull();
    expect(exampleFor('gone')).toBeNull();
  });
});
