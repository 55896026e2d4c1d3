import type { FormChoice, FormField } from '../../../generated/runtime/model-form.ts';
import type { Problem } from '../../../generated/runtime/problem.ts';
import { nearestAllowed, nearestKnown } from '../../../generated/runtime/suggestion.ts';
import { notAmong, notANumber, notAnAnswer, notYesOrNo } from './form-problem.ts';
import type { Step } from './form-state.ts';
import { pathText } from './form-values.ts';
import { isReference } from './media-reference.ts';

/** What a typed text means as an answer; it may still break a limit. */
export type TypedAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: Problem };

/** Long enough to tell one label from the others by a part of it. */
const PART_LENGTH_MIN = 3;
/** Other ways to write the colon of 16:9. */
const SHAPE_MARKS = /\s*[/x×х*]\s*/;
const NUMBER = /^[-+]?\d+(?:\.\d+)?$/;
const YES = new Set(['да', 'yes', 'true', 'on', 'вкл', '+', '1', 'y', 'д']);
const NO = new Set(['нет', 'no', 'false', 'off', 'выкл', '-', '0', 'n', 'н']);

/** Reads a text as one value for a question; for a question of files, as the address of one. */
export function typedAnswer(field: FormField, text: string, path: readonly Step[]): TypedAnswer {
  const place = pathText(path);
  switch (field.widget) {
    case 'text':
      return { ok: true, value: field.text?.url ? text.trim() : text };
    case 'choice':
      return typedChoice(field, text, place);
    case 'toggle': {
      const word = text.trim().toLowerCase();
      if (YES.has(word) || NO.has(word)) return { ok: true, value: YES.has(word) };
      return { ok: false, problem: notYesOrNo(place) };
    }
    case 'number': {
      const value = numberIn(text);
      if (value !== null) return { ok: true, value };
      return { ok: false, problem: notANumber(place, text, false) };
    }
    case 'media': {
      const address = text.trim();
      // Our own addresses stand for files that were sent, and only for those.
      const isAddress = /^https?:\/\//i.test(address) && !isReference(address);
      if (isAddress) return { ok: true, value: address };
      const { media } = field;
      return { ok: false, problem: notAnAnswer(place, media ?? 'choose') };
    }
    case 'list':
      return typedList(field, text, place);
    case 'object':
      return { ok: false, problem: notAnAnswer(place, 'list') };
  }
}

/** Whether a list is typed in one message: a row of numbers. */
export function isRowOfNumbers(field: FormField): boolean {
  return field.list?.item.widget === 'number';
}

function typedList(field: FormField, text: string, place: string): TypedAnswer {
  if (!isRowOfNumbers(field)) return { ok: false, problem: notAnAnswer(place, 'list') };
  // A comma stands between whole numbers, and within others.
  const between = field.list?.item.number?.integer ? /[\s,;]+/ : /[\s;]+/;
  const numbers = text
    .replace(/[[\]()]/g, ' ')
    .split(between)
    .filter((part) => part !== '')
    .map(numberIn);
  if (numbers.length > 0 && !numbers.includes(null)) return { ok: true, value: numbers };
  return { ok: false, problem: notANumber(place, text, true) };
}

/** With a comma or a dot, and blanks between thousands. */
function numberIn(text: string): number | null {
  const plain = text.replace(/\s/g, '').replace('−', '-').replace(',', '.');
  const value = NUMBER.test(plain) ? Number(plain) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}

function typedChoice(field: FormField, text: string, place: string): TypedAnswer {
  const { choices, openChoice } = field;
  const typed = text.trim().toLowerCase();
  const shape = typed.replace(SHAPE_MARKS, ':');
  const chosen =
    exactChoice(choices, typed) ??
    exactChoice(choices, shape) ??
    (openChoice ? null : choiceByPart(choices, typed));
  if (chosen !== null) return { ok: true, value: chosen.value };
  if (openChoice) return { ok: true, value: text };
  return { ok: false, problem: notAmong(place, text, nearestChoice(choices, text.trim())) };
}

function exactChoice(choices: readonly FormChoice[], typed: string): FormChoice | null {
  const byValue = choices.find(({ value }) => String(value).toLowerCase() === typed);
  return byValue ?? choices.find((choice) => wordsOf(choice).includes(typed)) ?? null;
}

/** The only one whose label begins with the text, or else contains it. */
function choiceByPart(choices: readonly FormChoice[], typed: string): FormChoice | null {
  if (typed.length < PART_LENGTH_MIN) return null;
  const tests = [(word: string) => word.startsWith(typed), (word: string) => word.includes(typed)];
  for (const test of tests) {
    const fitting = choices.filter((choice) => wordsOf(choice).some(test));
    if (fitting.length > 0) return fitting.length === 1 ? (fitting[0] ?? null) : null;
  }
  return null;
}

function wordsOf({ label }: FormChoice): readonly string[] {
  return [label.ru.toLowerCase(), label.en.toLowerCase()];
}

function nearestChoice(choices: readonly FormChoice[], typed: string): FormChoice | null {
  const values = choices.map((choice) => choice.value);
  const value = nearestAllowed(typed, values);
  if (value !== null) return choices.find((choice) => choice.value === value) ?? null;
  const labels = choices.flatMap(({ label }) => [label.ru, label.en]);
  const label = nearestKnown(typed, labels);
  return label === null ? null : (choices[Math.floor(labels.indexOf(label) / 2)] ?? null);
}
