import { form, type ModelId, models } from '../../../generated/models/index.ts';
import type { FormField, Widget } from '../../../generated/runtime/model-form.ts';

/** The files first: the words are written while looking at them. The long ones last. */
const ORDER: readonly Widget[] = ['media', 'text', 'choice', 'number', 'toggle', 'list', 'object'];

/** Questions of a model in the order of asking: what is needed first. None when it is not sold. */
export function questionsOf(modelId: string): readonly FormField[] {
  if (!isSold(modelId)) return [];
  const fields = form(modelId);
  const required = fields.filter((field) => field.required);
  const optional = fields.filter((field) => !field.required);
  return [...required.toSorted(byWidget), ...optional];
}

/** Whether an order for this model can be taken. Any text may be the id. */
export function isSold(modelId: string): modelId is ModelId {
  return Object.hasOwn(models, modelId) && models[modelId as ModelId].sold;
}

function byWidget(a: FormField, b: FormField): number {
  return ORDER.indexOf(a.widget) - ORDER.indexOf(b.widget);
}
