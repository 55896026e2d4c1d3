import type { Language } from '../../../generated/messages.ts';
import type { FormField } from '../../../generated/runtime/model-form.ts';
import { placeOf } from '../../core/form/form-place.ts';
import type { FormScreen } from '../../core/form/form-screen.ts';
import { valueAt } from '../../core/form/form-values.ts';
import { shortName } from '../../core/form/short-name.ts';
import { type Html, html, joinHtml } from '../html.ts';
import type { Button, Keyboard } from '../message.ts';
import { text } from '../texts.ts';
import { formButton, inRows, packed } from './form-buttons.ts';
import { leaveRows, questionText } from './form-question.ts';
import { summaryLines } from './form-summary.ts';
import { answerWords } from './form-words.ts';

/** Telegram takes a hundred buttons; of a longer list the last entries are shown. */
const ENTRIES_MAX = 20;
const ENTRY_LENGTH_MAX = 80;

/** The entries of a list, numbered, under its question. */
export function listText(screen: FormScreen, field: FormField, language: Language): Html {
  const lines = lastEntries(screen).map(({ entry, at }) => {
    const words = entryWords(field, entry, language, ENTRY_LENGTH_MAX);
    return html`${at + 1}. ${words}`;
  });
  return joinHtml([joinHtml(lines), questionText(screen, field, language)], '\n\n');
}

/** A button for each entry, one for another, and the ways out. */
export function listKeyboard(screen: FormScreen, field: FormField, language: Language): Keyboard {
  const { state } = screen;
  const item = field.list?.item;
  const isTyped = item?.widget === 'text' || item?.widget === 'number';
  const entries = lastEntries(screen).map(({ entry, at }): Button => {
    const place = placeOf([...state.focus, at]);
    const words = `${at + 1}. ${entryWords(field, entry, language, ENTRY_LENGTH_MAX)}`;
    if (!isTyped) return formButton(state, words, { kind: 'open', place });
    const label = text(language, 'form-remove-one', { value: words });
    return formButton(state, label, { kind: 'remove', place, value: shortName(entry) });
  });
  const length = entriesOf(screen).length;
  const isFull = length >= (field.list?.maxItems ?? Number.POSITIVE_INFINITY);
  const add: Button[][] =
    isTyped || isFull
      ? []
      : [
          [
            formButton(state, text(language, 'form-add'), {
              kind: 'add',
              place: placeOf([...state.focus, length]),
            }),
          ],
        ];
  return [
    ...inRows(entries, 1),
    ...add,
    ...doneRow(screen, language),
    ...leaveRows(screen, field, language),
  ];
}

function entryWords(
  field: FormField,
  entry: unknown,
  language: Language,
  lengthMax: number,
): string {
  const item = field.list?.item;
  const words = item === undefined ? '' : answerWords(item, entry, language, lengthMax);
  return words === '' ? text(language, 'form-empty') : words;
}

function entriesOf({ state }: FormScreen): readonly unknown[] {
  const value = valueAt(state.values, state.focus);
  return Array.isArray(value) ? value : [];
}

function lastEntries(screen: FormScreen): readonly { entry: unknown; at: number }[] {
  return entriesOf(screen)
    .map((entry, at) => ({ entry, at }))
    .slice(-ENTRIES_MAX);
}

function doneRow({ state }: FormScreen, language: Language): Button[][] {
  const place = placeOf(state.focus);
  return [[formButton(state, text(language, 'form-done'), { kind: 'done', place })]];
}

/** The answers within one entry. */
export function entryText(screen: FormScreen, field: FormField, language: Language): Html {
  const entry = valueAt(screen.state.values, screen.state.focus);
  const lines = summaryLines(field.fields, entry, language);
  return joinHtml([joinHtml(lines), questionText(screen, field, language)], '\n\n');
}

/** A button for each question of an entry, and the ways out. */
export function entryKeyboard(screen: FormScreen, field: FormField, language: Language): Keyboard {
  const { state } = screen;
  const questions = field.fields.map((each) => {
    const label = text(language, 'form-change', { name: each.label[language] });
    return formButton(state, label, {
      kind: 'open',
      place: placeOf([...state.focus, each.name]),
    });
  });
  return [
    ...packed(questions, 2),
    ...doneRow(screen, language),
    ...leaveRows(screen, field, language),
  ];
}
