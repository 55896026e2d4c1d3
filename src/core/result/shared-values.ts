import type { JsonRecord } from '../../../generated/runtime/model-descriptor.ts';
import type { FormField } from '../../../generated/runtime/model-form.ts';
import { isReference } from '../form/media-reference.ts';
import { questionsOf } from '../form/questions.ts';
import type { Order } from '../generation/generation.ts';

/** Names under which models take something that the user has at the vendor: a task, a voice. */
const OWN_THING = /(?:_id|Id|_ids|Ids|^id)$/;

/**
 * The parameters that go along with a shared result: words and settings. Files and addresses of the
 * owner, and what belongs to the owner at the vendor, stay with the owner. A parameter that holds
 * any of it is left out as a whole.
 */
export function sharedValues({ modelId, input }: Pick<Order, 'modelId' | 'input'>): JsonRecord {
  const fields = questionsOf(modelId).filter(isForOthers);
  return Object.fromEntries(
    fields.flatMap(({ name }): [string, unknown][] => {
      const value = input[name];
      return value === undefined || holdsAddress(value) ? [] : [[name, value]];
    }),
  );
}

function isForOthers({ name, media, text, list, fields }: FormField): boolean {
  if (media !== null || text?.url === true || OWN_THING.test(name)) return false;
  return fields.every(isForOthers) && (list === null || isForOthers(list.item));
}

function holdsAddress(value: unknown): boolean {
  if (typeof value === 'string') return isReference(value) || /^\s*https?:\/\/\S+\s*$/i.test(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(holdsAddress);
}
