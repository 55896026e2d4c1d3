import { isDeepStrictEqual } from 'node:util';
import type { FormField } from '../../../generated/runtime/model-form.ts';
import { CHOICES_PER_PAGE, choicesOf } from '../../../src/core/form/answer-action.ts';
import { formScreen } from '../../../src/core/form/form.ts';
import type { FormAction } from '../../../src/core/form/form-action.ts';
import { fieldAt, placeOf } from '../../../src/core/form/form-place.ts';
import type { FormState, Step } from '../../../src/core/form/form-state.ts';
import { valueAt } from '../../../src/core/form/form-values.ts';
import { fileOf, referenceOf } from '../../../src/core/form/media-reference.ts';
import { overviewQuestions } from '../../../src/core/form/overview-questions.ts';
import { questionsOf } from '../../../src/core/form/questions.ts';
import { shortName } from '../../../src/core/form/short-name.ts';
import { isRowOfNumbers } from '../../../src/core/form/typed-answer.ts';
import { MEDIA_BASE, type MediaByReference } from '../../../src/core/generation/generation.ts';
import type { SentFile } from '../../../src/core/incoming.ts';
import { USED_UP } from '../money/used-up.ts';

/** An input that a user has in mind. Files stand in it as references, as in an order. */
export interface Wanted {
  readonly input: Readonly<Record<string, unknown>>;
  readonly media: MediaByReference;
}

/** What a user does next. `start`: all is as wanted, the button to start comes next. */
export type RobotStep =
  | { readonly kind: 'tap'; readonly action: FormAction }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly file: SentFile }
  | { readonly kind: 'start' };

/**
 * The same wish, after a file of it was sent and Telegram has given it another id: the form knows it
 * by that one.
 */
export function withActualFile(wanted: Wanted, sent: SentFile, actual: SentFile): Wanted {
  const was = referenceOf(sent);
  const is = referenceOf(actual);
  const renamed = (value: unknown): unknown => {
    if (value === MEDIA_BASE + was) return MEDIA_BASE + is;
    if (Array.isArray(value)) return value.map(renamed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, renamed(each)]));
  };
  const { [was]: _, ...others } = wanted.media;
  const input = renamed(wanted.input) as Wanted['input'];
  return { input, media: { ...others, [is]: actual } };
}

/** Most UTF-16 units that the robot sends in one message, as Telegram's own programs do. */
const MESSAGE_LENGTH_MAX = 4096;

/**
 * The next step of a user who wants a certain input and sees the form as it stands. Steps are taken
 * until it says `start`.
 */
export function nextStep(state: FormState, wanted: Wanted): RobotStep {
  const fields = questionsOf(state.modelId);
  const { focus } = state;
  const field = fieldAt(fields, focus);
  if (field === null) return overviewStep(state, fields, wanted);
  const want = valueAt(wanted.input, focus);
  const have = valueAt(state.values, focus);
  const isUnwantedEntry = typeof focus.at(-1) === 'number' && want === undefined;
  if (isUnwantedEntry)
    return tap({ kind: 'remove', place: placeOf(focus), value: shortName(have) });
  if (field.widget === 'object') return objectStep(field, focus, want, have);
  if (field.widget === 'list' && !isRowOfNumbers(field)) return listStep(field, focus, want, have);
  if (field.media?.isList) return filesStep(focus, want, have, wanted);
  if (isDeepStrictEqual(want, have)) return leave(state);
  if (want === undefined) return tap({ kind: 'clear', place: placeOf(focus) });
  return answerStep(state, field, want, wanted);
}

function tap(action: FormAction): RobotStep {
  return { kind: 'tap', action };
}

function leave({ focus, continuation }: FormState): RobotStep {
  if (continuation !== null) return tap({ kind: 'done', place: placeOf(focus) });
  const around = focus.slice(0, -1);
  return tap(around.length === 0 ? { kind: 'overview' } : { kind: 'open', place: placeOf(around) });
}

function overviewStep(
  state: FormState,
  fields: readonly FormField[],
  { input }: Wanted,
): RobotStep {
  const different = fields.find(
    ({ name }) => !isDeepStrictEqual(valueAt(input, [name]), valueAt(state.values, [name])),
  );
  if (different === undefined) return { kind: 'start' };
  const { shown } = overviewQuestions(formScreen(state, [], 0n, USED_UP));
  if (!shown.some(({ name }) => name === different.name))
    return tap({ kind: 'optional', shown: true });
  return tap({ kind: 'open', place: placeOf([different.name]) });
}

function objectStep(
  field: FormField,
  focus: readonly Step[],
  want: unknown,
  have: unknown,
): RobotStep {
  const different = field.fields.find(
    ({ name }) => !isDeepStrictEqual(valueAt(want, [name]), valueAt(have, [name])),
  );
  if (different === undefined) return tap({ kind: 'done', place: placeOf(focus) });
  return tap({ kind: 'open', place: placeOf([...focus, different.name]) });
}

function listStep(
  field: FormField,
  focus: readonly Step[],
  want: unknown,
  have: unknown,
): RobotStep {
  const wants = asList(want);
  const haves = asList(have);
  const at = firstDifference(wants, haves);
  if (at === null) return tap(doneOrClear(focus, want));
  const isTyped = field.list?.item.widget === 'text' || field.list?.item.widget === 'number';
  if (at < haves.length) {
    const place = placeOf([...focus, at]);
    return tap(isTyped ? remove(focus, at, haves[at]) : { kind: 'open', place });
  }
  if (isTyped) return { kind: 'text', text: String(wants[at]) };
  return tap({ kind: 'add', place: placeOf([...focus, at]) });
}

function filesStep(
  focus: readonly Step[],
  want: unknown,
  have: unknown,
  wanted: Wanted,
): RobotStep {
  const wants = asList(want);
  const haves = asList(have);
  const at = firstDifference(wants, haves);
  if (at === null) return tap(doneOrClear(focus, want));
  const last = haves.length - 1;
  return at < haves.length ? tap(remove(focus, last, haves[last])) : send(wants[at], wanted);
}

function doneOrClear(focus: readonly Step[], want: unknown): FormAction {
  return { kind: want === undefined ? 'clear' : 'done', place: placeOf(focus) };
}

function remove(focus: readonly Step[], at: number, entry: unknown): FormAction {
  return { kind: 'remove', place: placeOf([...focus, at]), value: shortName(entry) };
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function firstDifference(wants: readonly unknown[], haves: readonly unknown[]): number | null {
  const length = Math.max(wants.length, haves.length);
  for (let at = 0; at < length; at++) {
    if (at >= haves.length || !isDeepStrictEqual(wants[at], haves[at])) return at;
  }
  return null;
}

function answerStep(state: FormState, field: FormField, want: unknown, wanted: Wanted): RobotStep {
  if (field.widget === 'media') return send(want, wanted);
  if (Array.isArray(want)) return { kind: 'text', text: want.join(', ') };
  if (field.widget === 'text') return wordsStep(state, String(want));
  const at = choicesOf(field).indexOf(want);
  if (at < 0) return { kind: 'text', text: String(want) };
  const place = placeOf(state.focus);
  const page = Math.floor(at / CHOICES_PER_PAGE);
  if (page === state.page) return tap({ kind: 'choose', place, value: shortName(want) });
  return tap({ kind: 'page', place, page: state.page + Math.sign(page - state.page) });
}

/** A text longer than a message goes in pieces. */
function wordsStep(state: FormState, want: string): RobotStep {
  const have = valueAt(state.values, state.focus);
  const isRest = state.continuation !== null && typeof have === 'string' && want.startsWith(have);
  const rest = isRest ? want.slice(have.length) : want;
  return { kind: 'text', text: rest.slice(0, MESSAGE_LENGTH_MAX) };
}

function send(value: unknown, { media }: Wanted): RobotStep {
  const file = fileOf(value, media);
  return file === null ? { kind: 'text', text: String(value) } : { kind: 'file', file };
}
