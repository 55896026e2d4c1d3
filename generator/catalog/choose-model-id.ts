import { asList, asMap, type PlainMap, textAt } from './plain-map.ts';
import type { ReadingNotes } from './reading-notes.ts';

export type ChosenIds =
  | { readonly ok: true; readonly ids: readonly string[] }
  | { readonly ok: false; readonly reason: string };

/**
 * Which models a page of the market is about. Its schema sometimes names a sibling: then the
 * example is believed, and a third answer is one too many.
 */
export function chooseModelIds(
  schema: PlainMap | null,
  example: PlainMap | null,
  notes: ReadingNotes,
): ChosenIds {
  const inEnum = texts([...asList(schema?.['enum']), schema?.['const']]);
  const beside = texts([schema?.['default'], ...asList(schema?.['examples']), schema?.['example']]);
  const shown = textAt(example, 'model');
  const answers = new Set([...(shown === null ? [] : [shown]), ...inEnum, ...beside]);
  const wrong = [...answers].find((id) => !isModelId(id));
  if (wrong !== undefined) return { ok: false, reason: `It calls a model "${wrong}".` };
  if (answers.size === 0) return { ok: false, reason: 'It does not say which model it is about.' };
  const choices = inEnum.length > 0 ? inEnum : beside;
  if (shown === null) {
    const strays = beside.filter((id) => !choices.includes(id));
    return strays.length === 0 ? { ok: true, ids: choices } : tooMany(answers);
  }
  if (choices.length === 0 || choices.includes(shown)) {
    const others = beside.filter((id) => id !== shown && !choices.includes(id));
    if (others.length > 0 && choices.length === 1)
      notes.warn(`It also names ${others.join(', ')}.`);
    return { ok: true, ids: choices.length === 0 ? [shown] : choices };
  }
  if (answers.size > 2) return tooMany(answers);
  notes.doubt(`Its schema names ${choices.join(', ')}, its example ${shown}, which is believed.`);
  return { ok: true, ids: [shown] };
}

/** Whether a text can be the id of a model. */
export function isModelId(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/.test(text);
}

function texts(values: readonly unknown[]): readonly string[] {
  const found = values.filter((each) => typeof each === 'string' && each.trim() !== '');
  return [...new Set((found as string[]).map((each) => each.trim()))];
}

function tooMany(answers: ReadonlySet<string>): ChosenIds {
  const named = [...answers].join(', ');
  return { ok: false, reason: `It names ${named}, and nothing decides between them.` };
}

/** The schema of a parameter of the body, by its name without blanks. */
export function bodyProperty(schema: PlainMap, name: string): PlainMap | null {
  const properties = asMap(schema['properties']) ?? {};
  const key = Object.keys(properties).find((each) => each.trim() === name);
  return key === undefined ? null : asMap(properties[key]);
}
