import {
  answerForm,
  type FormAnswer,
  type FormEvent,
  startForm,
} from '../../../src/core/form/form.ts';
import type { FormAction } from '../../../src/core/form/form-action.ts';
import { type Place, placeOf } from '../../../src/core/form/form-place.ts';
import type { FormState, Step } from '../../../src/core/form/form-state.ts';
import { shortName } from '../../../src/core/form/short-name.ts';
import type { SentFile } from '../../../src/core/incoming.ts';

/** A new form of a model that is sold. */
export function formOf(modelId: string, values: Record<string, unknown> = {}): FormState {
  const state = startForm('Draft_01', modelId, values);
  if (state === null) throw new Error(`${modelId} is not sold`);
  return state;
}

/** The form after some events, all of which must be taken. */
export function taken(state: FormState, ...events: readonly FormEvent[]): FormState {
  return events.reduce((before, event) => {
    const { state: next, problems, isStale } = answerForm(before, event);
    if (problems.length > 0 || isStale)
      throw new Error(`Not taken: ${JSON.stringify(event)} ${JSON.stringify(problems)}`);
    return next;
  }, state);
}

/** What a form has against an event, in Russian; it must stay as it was. */
export function refusal(state: FormState, event: FormEvent): readonly string[] {
  const { state: next, problems } = answerForm(state, event) satisfies FormAnswer;
  if (problems.length === 0 || JSON.stringify(next.values) !== JSON.stringify(state.values))
    throw new Error(`Taken: ${JSON.stringify(event)}`);
  return problems.map(({ messageRu }) => messageRu);
}

type Simple = Extract<FormAction, { readonly place: Place }>['kind'] &
  ('open' | 'add' | 'done' | 'clear' | 'keep');

/** A button about a question. */
export function tap(kind: Simple, ...path: readonly Step[]): FormAction {
  return { kind, place: placeOf(path) };
}

export function choose(value: unknown, ...path: readonly Step[]): FormAction {
  return { kind: 'choose', place: placeOf(path), value: shortName(value) };
}

export function remove(value: unknown, ...path: readonly Step[]): FormAction {
  return { kind: 'remove', place: placeOf(path), value: shortName(value) };
}

/** A file of a user; a picture of 1000 × 1000 unless told otherwise. */
export function sent(name: string, more: Partial<SentFile> = {}): { readonly file: SentFile } {
  const file: SentFile = {
    kind: 'image',
    fileId: `id-${name}`,
    fileUniqueId: name,
    mimeType: null,
    fileName: null,
    bytes: 100_000,
    widthPx: 1000,
    heightPx: 1000,
    seconds: null,
    ...more,
  };
  return { file };
}

/** The address under which a file stands in the values. */
export function referenceTo(name: string): string {
  return `https://media.example/${name}`;
}
