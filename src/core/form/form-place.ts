import type { FormField } from '../../../generated/runtime/model-form.ts';
import type { Step } from './form-state.ts';
import { shortName } from './short-name.ts';

/** A question as a button names it: which one, and of which entries of lists. */
export interface Place {
  readonly question: string;
  readonly at: readonly number[];
}

/** The question at a path; null when the form has none there. */
export function fieldAt(fields: readonly FormField[], path: readonly Step[]): FormField | null {
  let around = fields;
  let found: FormField | null = null;
  for (const step of path) {
    found = typeof step === 'number' ? entryOf(found) : named(around, step);
    if (found === null) return null;
    around = found.fields;
  }
  return found;
}

function entryOf(field: FormField | null): FormField | null {
  if (field?.list) return field.list.item;
  if (field?.media?.isList !== true) return null;
  const media = { ...field.media, isList: false, minFiles: 1, maxFiles: 1 };
  return { ...field, required: true, media };
}

function named(fields: readonly FormField[], name: string): FormField | null {
  return fields.find((field) => field.name === name) ?? null;
}

/** How buttons name the question at a path. */
export function placeOf(path: readonly Step[]): Place {
  return { question: shortName(path.map(anyEntry)), at: path.filter(isIndex) };
}

/** The path that a button names; null when the form has no such question (any more). */
export function pathOf(fields: readonly FormField[], place: Place): readonly Step[] | null {
  const pattern = everyPattern(fields, []).find((each) => shortName(each) === place.question);
  if (pattern === undefined) return null;
  const indexes = [...place.at];
  const path = pattern.map((step) => (step === ANY ? indexes.shift() : step));
  return indexes.length > 0 || path.includes(undefined) ? null : (path as readonly Step[]);
}

/** Stands for every entry of a list. No parameter has an empty name. */
const ANY = '';

function anyEntry(step: Step): string {
  return typeof step === 'number' ? ANY : step;
}

function isIndex(step: Step): step is number {
  return typeof step === 'number';
}

/** Paths of all questions, also those within lists and objects. */
export function everyPattern(
  fields: readonly FormField[],
  above: readonly string[],
): readonly (readonly string[])[] {
  return fields.flatMap((field) => {
    const own = [...above, field.name];
    const within = everyPattern(field.fields, own);
    if (field.media?.isList) return [own, [...own, ANY]];
    const entries = field.list === null ? [] : everyPattern([field.list.item], own);
    return [own, ...within, ...entries];
  });
}
