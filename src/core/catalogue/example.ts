import { models } from '../../../generated/models/index.ts';
import { taskExamples } from '../../../generated/models/labels.ts';
import type { Words } from '../../../generated/runtime/model-descriptor.ts';
import { PROMPT_NAMES } from '../form/prompt-names.ts';
import { isSold, questionsOf } from '../form/questions.ts';

/** What may be written to a model, and to which of its questions. */
export interface Example {
  readonly parameter: string;
  readonly words: Words;
}

/** The example for a model; null when its task has none, or it asks for no such words. */
export function exampleFor(modelId: string): Example | null {
  if (!isSold(modelId)) return null;
  const { task } = models[modelId];
  const words = Object.hasOwn(taskExamples, task) ? taskExamples[task] : undefined;
  if (words === undefined) return null;
  const longest = Math.max(...Object.values(words).map(({ length }) => length));
  const field = questionsOf(modelId).find(
    ({ name, widget, text }) =>
      widget === 'text' && PROMPT_NAMES.has(name) && longest <= (text?.maxLength ?? longest),
  );
  return field === undefined ? null : { parameter: field.name, words };
}
