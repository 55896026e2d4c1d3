import { limits } from '../../../generated/bot.ts';
import type { JsonRecord } from '../../../generated/runtime/model-descriptor.ts';
import type { FormField } from '../../../generated/runtime/model-form.ts';
import type { Problem } from '../../../generated/runtime/problem.ts';
import { answerFaults } from './answer-faults.ts';
import { draftTooLarge } from './form-problem.ts';
import type { FormState, Step } from './form-state.ts';
import { pathText, valueAt, withValue } from './form-values.ts';
import { mediaInUse } from './media-reference.ts';
import { askedByRule, questionAfter } from './next-question.ts';

/** A form after an answer. */
export interface FormAnswer {
  readonly state: FormState;
  /** Why the answer was not taken, or what is still wrong. */
  readonly problems: readonly Problem[];
  /** A button meant something that the form does not know (any more); nothing has changed. */
  readonly isStale: boolean;
}

/** An answer that leaves everything as it was. */
export function refused(state: FormState, problems: readonly Problem[]): FormAnswer {
  return { state, problems, isStale: false };
}

/** A button that means nothing here. */
export function stale(state: FormState): FormAnswer {
  return { state, problems: [], isStale: true };
}

/** The form with a question open, or on the overview. */
export function focused(state: FormState, focus: readonly Step[], page = 0): FormState {
  const values = withoutBlankEntries(state.values, focus);
  const media = mediaInUse(values, state.media);
  return { ...state, values, media, focus, page, continuation: null };
}

/**
 * The form with an answer in it, if the answer is right by itself. Then the next question is open,
 * or the same one when `stays`.
 */
export function answered(
  state: FormState,
  fields: readonly FormField[],
  { field, path, value, stays = false }: Answer,
): FormAnswer {
  const faults = value === undefined ? [] : answerFaults(field, value, path);
  if (faults.length > 0) return refused(state, faults);
  const values = withValue(state.values, path, value);
  if (bytesOf(values) > limits.promptInputBytesMax)
    return refused(state, [draftTooLarge(pathText(path))]);
  const next = { ...state, values };
  if (stays) return { state: focused(next, path), problems: [], isStale: false };
  return { state: goneOn(next, fields, path), problems: [], isStale: false };
}

/**
 * The form with the next question open. Who has just given an answer is also asked what it makes
 * necessary; who has left one out has seen enough questions.
 */
export function goneOn(
  state: FormState,
  fields: readonly FormField[],
  path: readonly Step[],
): FormState {
  const { modelId, values } = state;
  const focus = questionAfter(fields, values, path);
  const isGiven = valueAt(values, path) !== undefined;
  const asked = focus.length === 0 && isGiven ? askedByRule(modelId, fields, values) : null;
  return focused(state, asked === null ? focus : [asked.name]);
}

export interface Answer {
  readonly field: FormField;
  readonly path: readonly Step[];
  /** Undefined takes the answer away. */
  readonly value: unknown;
  readonly stays?: boolean;
}

function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}

/** An entry that was added and then left before its first answer was not meant. */
function withoutBlankEntries(values: JsonRecord, focus: readonly Step[]): JsonRecord {
  const kept = Object.entries(values).flatMap(([name, value]): [string, unknown][] => {
    if (!Array.isArray(value)) return [[name, value]];
    const isOpen = (at: number): boolean => focus[0] === name && focus[1] === at;
    const entries = value.filter((entry, at) => isOpen(at) || !isBlank(entry));
    return entries.length === 0 ? [] : [[name, entries]];
  });
  return Object.fromEntries(kept);
}

function isBlank(entry: unknown): boolean {
  const isRecord = typeof entry === 'object' && entry !== null && !Array.isArray(entry);
  return isRecord && Object.keys(entry).length === 0;
}
