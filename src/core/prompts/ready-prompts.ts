import { quickActions } from '../../../generated/bot.ts';
import { models } from '../../../generated/models/index.ts';
import type { Words } from '../../../generated/runtime/model-descriptor.ts';
import { exampleFor } from '../catalogue/example.ts';
import { type Offer, offeredTasks, offersFor } from '../catalogue/offer.ts';
import { sections, type Task } from '../catalogue/sections.ts';
import { isSold } from '../form/questions.ts';

/** What may be said to a model: the example of its task, and what ready tasks of that kind say. */
export function readyPrompts(modelId: string): readonly Words[] {
  if (!isSold(modelId)) return [];
  const example = exampleFor(modelId);
  const { task } = models[modelId];
  const ofTasks = quickActions.flatMap((action): Words[] => {
    const { prompt = null } = action.texts as { readonly prompt?: Words };
    return models[action.modelId].task === task && prompt !== null ? [prompt] : [];
  });
  return [...(example === null ? [] : [example.words]), ...ofTasks];
}

/** A ready example, and the cheapest model that takes it. */
export interface TaskExample {
  readonly task: Task;
  readonly words: Words;
  readonly modelId: Offer['model']['id'];
}

/** One for each task that has one and is offered, in the order of the menu. */
export function taskExamples(): readonly TaskExample[] {
  return sections.flatMap(offeredTasks).flatMap((task) => {
    const offers = offersFor(task).flatMap(({ model }) => {
      const example = exampleFor(model.id);
      return example === null ? [] : [{ task, words: example.words, modelId: model.id }];
    });
    return offers.slice(0, 1);
  });
}
