import type { JsonRecord } from '../../../generated/runtime/model-descriptor.ts';
import { PROMPT_NAMES } from '../form/prompt-names.ts';

/** What is to be made, in the words of the user; null when the parameters have no such words. */
export function wordsOfValues(values: JsonRecord): string | null {
  for (const name of PROMPT_NAMES) {
    const value = values[name];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return null;
}
