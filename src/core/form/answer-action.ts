import type { FormField } from '../../../generated/runtime/model-form.ts';
import { answerFaults } from './answer-faults.ts';
import type { FormAction } from './form-action.ts';
import { answered, type FormAnswer, focused, goneOn, refused, stale } from './form-draft.ts';
import { fieldAt, pathOf } from './form-place.ts';
import type { FormState, Step } from './form-state.ts';
import { isReachable, valueAt, withValue } from './form-values.ts';
import { firstMissing } from './next-question.ts';
import { shortName } from './short-name.ts';

/** Choices on one page. */
export const CHOICES_PER_PAGE = 8;

/** A tap on a button of the form. */
export function answerAction(
  state: FormState,
  fields: readonly FormField[],
  action: FormAction,
): FormAnswer {
  if (action.kind === 'overview') return moved(state, []);
  if (action.kind === 'optional') return moved({ ...state, showsOptional: action.shown }, []);
  const path = pathOf(fields, action.place);
  const field = path === null ? null : fieldAt(fields, path);
  if (path === null || field === null) return stale(state);
  if (action.kind === 'add') return add(state, fields, path);
  if (!isReachable(state.values, path)) return stale(state);
  const at = { field, path };
  switch (action.kind) {
    case 'open':
      return moved(state, path, pageOf(field, valueAt(state.values, path)));
    case 'page':
      return moved(state, path, Math.min(action.page, lastPage(field)));
    case 'choose': {
      const value = choicesOf(field).find((each) => shortName(each) === action.value);
      return value === undefined ? stale(state) : answered(state, fields, { ...at, value });
    }
    case 'keep':
      if (field.default === null) return stale(state);
      return answered(state, fields, { ...at, value: field.default });
    case 'clear':
      if (field.required) return stale(state);
      return answered(state, fields, { ...at, value: undefined });
    case 'done':
      return done(state, fields, at);
    case 'remove':
      return remove(state, path, action.value);
  }
}

interface At {
  readonly field: FormField;
  readonly path: readonly Step[];
}

function moved(state: FormState, focus: readonly Step[], page = 0): FormAnswer {
  return { state: focused(state, focus, page), problems: [], isStale: false };
}

/** Values that buttons can stand for. */
export function choicesOf(field: FormField): readonly unknown[] {
  if (field.widget === 'toggle') return [true, false];
  return field.choices.map((choice) => choice.value);
}

function pageOf(field: FormField, value: unknown): number {
  const chosen = choicesOf(field).indexOf(value ?? field.default);
  return Math.max(0, Math.floor(chosen / CHOICES_PER_PAGE));
}

/** The last page of a choice, from 0. */
export function lastPage(field: FormField): number {
  return Math.max(0, Math.ceil(choicesOf(field).length / CHOICES_PER_PAGE) - 1);
}

/** Goes on, unless a list still has too few entries or an unfinished one. */
function done(state: FormState, fields: readonly FormField[], { field, path }: At): FormAnswer {
  const value = valueAt(state.values, path);
  const isLeftOut = value === undefined && !field.required;
  const faults = isLeftOut ? [] : answerFaults(field, value ?? [], path);
  if (faults.length > 0) return refused(focused(state, path), faults);
  return { state: goneOn(state, fields, path), problems: [], isStale: false };
}

/** A new entry at the end, with its first question open. Where one is already, that one opens. */
function add(state: FormState, fields: readonly FormField[], path: readonly Step[]): FormAnswer {
  const around = path.slice(0, -1);
  const list = fieldAt(fields, around);
  const item = fieldAt(fields, path);
  const before = valueAt(state.values, around);
  const length = Array.isArray(before) ? before.length : 0;
  const place = path.at(-1);
  if (typeof place !== 'number' || place > length || !isReachable(state.values, around))
    return stale(state);
  if (list?.list == null || item === null) return stale(state);
  if (place < length) return moved(state, opened(item, valueAt(state.values, path), path));
  const faults = answerFaults(list, new Array(length + 1).fill(null), around);
  const tooMany = faults.filter(({ code }) => code === 'too-many');
  if (tooMany.length > 0) return refused(focused(state, around), tooMany);
  if (item.widget !== 'object' && item.widget !== 'list') return moved(state, around);
  const blank = item.widget === 'object' ? {} : [];
  const next = { ...state, values: withValue(state.values, path, blank) };
  return moved(next, opened(item, blank, path));
}

/** The first question of an entry that needs an answer, or the entry itself. */
function opened(item: FormField, entry: unknown, path: readonly Step[]): readonly Step[] {
  const missing = firstMissing(item.fields, entry);
  return missing === null ? path : [...path, missing.name];
}

function remove(state: FormState, path: readonly Step[], name: string): FormAnswer {
  const place = path.at(-1);
  if (typeof place !== 'number' || shortName(valueAt(state.values, path)) !== name)
    return stale(state);
  const around = path.slice(0, -1);
  const values = withValue(state.values, path, undefined);
  const isEmpty = (valueAt(values, around) as readonly unknown[]).length === 0;
  // An entry stays an entry when it is empty; a parameter without entries is not given.
  const isParameter = typeof around.at(-1) === 'string';
  const left = isEmpty && isParameter ? withValue(values, around, undefined) : values;
  return moved({ ...state, values: left }, around);
}
