import { checkInput } from '../../../generated/models/index.ts';
import type { JsonRecord } from '../../../generated/runtime/model-descriptor.ts';
import type { FormField } from '../../../generated/runtime/model-form.ts';
import { fieldAt } from './form-place.ts';
import type { Step } from './form-state.ts';
import { valueAt } from './form-values.ts';
import { PROMPT_NAMES } from './prompt-names.ts';

/** The first question that needs an answer and has none. */
export function firstMissing(fields: readonly FormField[], values: unknown): FormField | null {
  return (
    fields.find((field) => field.required && valueAt(values, [field.name]) === undefined) ?? null
  );
}

/**
 * The question that the other answers make necessary; null when there is none. Where one of several
 * would do, words about the result come
 * first, then a file, then what a tap can answer.
 */
export function askedByRule(
  modelId: string,
  fields: readonly FormField[],
  values: JsonRecord,
): FormField | null {
  const checked = checkInput(modelId, values);
  const missing = checked.ok ? [] : checked.problems.filter(({ code }) => code === 'missing-with');
  const asked = missing.flatMap(({ path }) => {
    const field = fields.find(({ name }) => name === path);
    return field === undefined || values[path] !== undefined ? [] : [field];
  });
  return (
    asked.find(({ name }) => PROMPT_NAMES.has(name)) ??
    asked.find(({ widget }) => widget === 'media') ??
    asked.find(({ widget }) => widget !== 'text') ??
    asked[0] ??
    null
  );
}

/**
 * Which question comes after the one at a path: what its entry still needs, the entry, its list; on
 * the top level what the form still needs, then the overview.
 */
export function questionAfter(
  fields: readonly FormField[],
  values: JsonRecord,
  path: readonly Step[],
): readonly Step[] {
  const around = path.slice(0, -1);
  if (around.length === 0) {
    const missing = firstMissing(fields, values);
    return missing === null ? [] : [missing.name];
  }
  if (typeof path.at(-1) === 'number') return around;
  const entry = fieldAt(fields, around);
  const missing = firstMissing(entry?.fields ?? [], valueAt(values, around));
  if (missing !== null) return [...around, missing.name];
  const hasMore = entry?.fields.some((field) => !field.required) === true;
  return hasMore ? around : questionAfter(fields, values, around);
}
