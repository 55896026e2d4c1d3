import type { Language, MessageKey } from '../../../generated/messages.ts';
import type { FormField } from '../../../generated/runtime/model-form.ts';
import { CHOICES_PER_PAGE, choicesOf, lastPage } from '../../core/form/answer-action.ts';
import { placeOf } from '../../core/form/form-place.ts';
import type { FormScreen } from '../../core/form/form-screen.ts';
import { valueAt } from '../../core/form/form-values.ts';
import { PROMPT_NAMES } from '../../core/form/prompt-names.ts';
import { shortName } from '../../core/form/short-name.ts';
import { isRowOfNumbers } from '../../core/form/typed-answer.ts';
import { type Html, html, joinHtml } from '../html.ts';
import type { Button, Keyboard } from '../message.ts';
import { text } from '../texts.ts';
import { formButton, inRows } from './form-buttons.ts';
import { limitsOf } from './form-limits.ts';
import { problemLines } from './form-summary.ts';
import { answerWords } from './form-words.ts';

const NOW_LENGTH_MAX = 1000;
const KEEP_LENGTH_MAX = 40;
const LABEL_LENGTH_MAX = 64;

/** One question: what it asks for, what is allowed, and what the answer is now. */
export function questionText(screen: FormScreen, field: FormField, language: Language): Html {
  const { state } = screen;
  const value = valueAt(state.values, state.focus);
  const hint = field.hint?.[language] ?? '';
  const isCut = state.continuation !== null;
  const about = joinHtml([
    hint === '' ? html`` : html`<i>${hint}</i>`,
    ...limitsOf(field, language).map((line) => html`${line}`),
  ]);
  const ask = text(language, isCut ? 'form-ask-rest' : askOf(field));
  return joinHtml(
    [about, nowLine(field, value, language), problemLines(screen, language), html`${ask}`].filter(
      ({ source }) => source !== '',
    ),
    '\n\n',
  );
}

function nowLine(field: FormField, value: unknown, language: Language): Html {
  const key = value === undefined ? 'form-default' : 'form-now';
  const shown = value ?? field.default;
  // Entries stand in full elsewhere.
  const isListed = field.widget === 'object' || (field.widget === 'list' && !isRowOfNumbers(field));
  if (isListed || shown === null || shown === undefined || shown === '') return html``;
  return html`${text(language, key, { value: answerWords(field, shown, language, NOW_LENGTH_MAX) })}`;
}

function askOf(field: FormField): MessageKey & `form-ask-${string}` {
  switch (field.widget) {
    case 'text':
      return field.text?.url ? 'form-ask-link' : 'form-ask-text';
    case 'choice':
      return lastPage(field) > 0 || field.openChoice ? 'form-ask-choice' : 'form-ask-tap';
    case 'toggle':
      return 'form-ask-tap';
    case 'number':
      return 'form-ask-number';
    case 'media': {
      const kind = field.media?.kind ?? 'image';
      return field.media?.isList ? `form-ask-${kind}s` : `form-ask-${kind}`;
    }
    case 'list': {
      if (isRowOfNumbers(field)) return 'form-ask-numbers';
      return field.list?.item.widget === 'text' ? 'form-ask-texts' : 'form-ask-list';
    }
    case 'object':
      return 'form-ask-entry';
  }
}

/** Buttons that answer a question of one value, and those that leave it. */
export function questionKeyboard(
  screen: FormScreen,
  field: FormField,
  language: Language,
): Keyboard {
  return [
    ...choiceRows(screen, field, language),
    ...goOnRow(screen, field, language),
    ...promptRows(screen, field, language),
    ...leaveRows(screen, field, language),
  ];
}

function choiceRows(screen: FormScreen, field: FormField, language: Language): Button[][] {
  const { state } = screen;
  const place = placeOf(state.focus);
  const chosen = valueAt(state.values, state.focus) ?? field.default;
  const suggested = suggestedChoice(screen, field);
  const buttonOf = (value: unknown): Button => {
    const words = answerWords(field, value, language, LABEL_LENGTH_MAX);
    const label = value === chosen ? `✓ ${words}` : words;
    const marked = text(language, 'form-suggestion', { value: words });
    const action = { kind: 'choose', place, value: shortName(value) } as const;
    return formButton(state, value === suggested ? marked : label, action);
  };
  const last = lastPage(field);
  const page = Math.min(state.page, last);
  const shown = choicesOf(field).slice(page * CHOICES_PER_PAGE, (page + 1) * CHOICES_PER_PAGE);
  const isElsewhere = suggested !== undefined && !shown.includes(suggested);
  const turn = (to: number, label: string): Button[] =>
    to < 0 || to > last ? [] : [formButton(state, label, { kind: 'page', place, page: to })];
  const pages = [...turn(page - 1, `◀️ ${page}`), ...turn(page + 1, `${page + 2} ▶️`)];
  return [
    ...(isElsewhere ? [[buttonOf(suggested)]] : []),
    ...inRows(shown.map(buttonOf)),
    ...(pages.length === 0 ? [] : [pages]),
  ];
}

/** The choice that was probably meant by what was typed. */
function suggestedChoice({ problems }: FormScreen, field: FormField): unknown {
  const suggested = problems.map(({ suggestion }) => suggestion).find((each) => each !== undefined);
  return field.choices.find(({ value }) => value === suggested)?.value;
}

/** Ready with a list or a long text, or the suggested answer when there is none. */
function goOnRow({ state }: FormScreen, field: FormField, language: Language): Button[][] {
  const place = placeOf(state.focus);
  const value = valueAt(state.values, state.focus);
  const isEnough =
    field.media?.isList === true
      ? (Array.isArray(value) ? value.length : 0) >= Math.max(1, field.media.minFiles)
      : state.continuation !== null;
  if (isEnough) return [[formButton(state, text(language, 'form-done'), { kind: 'done', place })]];
  const isChosen = field.widget === 'choice' || field.widget === 'toggle';
  if (isChosen || value !== undefined || field.default === null || !field.required) return [];
  const words = answerWords(field, field.default, language, KEEP_LENGTH_MAX);
  const label = text(language, 'form-keep', { value: words });
  return [[formButton(state, label, { kind: 'keep', place })]];
}

/** Words that were said before or are ready, and to keep those that are there. */
function promptRows({ state }: FormScreen, field: FormField, language: Language): Button[][] {
  const isAboutResult = field.widget === 'text' && field.text?.url !== true;
  if (!isAboutResult || !PROMPT_NAMES.has(field.name)) return [];
  const { draftId } = state;
  const isSaid = valueAt(state.values, state.focus) !== undefined;
  const keep: Button = {
    text: text(language, 'prompt-keep'),
    action: { kind: 'keep-form-prompt', draftId },
  };
  const choose: Button = {
    text: text(language, 'prompt-choose'),
    action: { kind: 'choose-prompt', draftId, page: 0 },
  };
  return [...(isSaid ? [[keep]] : []), [choose]];
}

/** Without an answer, without the last file, without this entry; and the way back. */
export function leaveRows({ state }: FormScreen, field: FormField, language: Language): Button[][] {
  const { focus } = state;
  const place = placeOf(focus);
  const value = valueAt(state.values, focus);
  const rows: Button[] = [];
  if (field.media?.isList && Array.isArray(value) && value.length > 0) {
    const last = { place: placeOf([...focus, value.length - 1]), value: shortName(value.at(-1)) };
    rows.push(formButton(state, text(language, 'form-remove-last'), { kind: 'remove', ...last }));
  }
  if (typeof focus.at(-1) === 'number' && value !== undefined) {
    const label = text(language, 'form-remove');
    rows.push(formButton(state, label, { kind: 'remove', place, value: shortName(value) }));
  } else if (!field.required) {
    const label = text(language, value === undefined ? 'form-skip' : 'form-clear');
    rows.push(formButton(state, label, { kind: 'clear', place }));
  }
  const around = focus.slice(0, -1);
  rows.push(
    around.length === 0
      ? formButton(state, text(language, 'form-to-overview'), { kind: 'overview' })
      : formButton(state, text(language, 'form-back'), { kind: 'open', place: placeOf(around) }),
  );
  return rows.map((button) => [button]);
}
