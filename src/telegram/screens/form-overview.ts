import type { Language } from '../../../generated/messages.ts';
import type { FormField } from '../../../generated/runtime/model-form.ts';
import { placeOf } from '../../core/form/form-place.ts';
import type { FormScreen } from '../../core/form/form-screen.ts';
import { overviewQuestions } from '../../core/form/overview-questions.ts';
import { questionsOf } from '../../core/form/questions.ts';
import { formatKopecks } from '../../core/money/format-kopecks.ts';
import { type Html, joinHtml } from '../html.ts';
import type { Button, Keyboard } from '../message.ts';
import { text } from '../texts.ts';
import { formButton, packed } from './form-buttons.ts';
import { priceLine, problemLines, summaryLines } from './form-summary.ts';
import { wishRow } from './wish.ts';

/** All answers, the price, and a button for each question. */
export function overviewText(screen: FormScreen, language: Language): Html {
  const { values } = screen.state;
  const shown = questionsOf(screen.state.modelId).filter(
    ({ name, required }) => required || values[name] !== undefined,
  );
  const parts = [
    joinHtml(screen.isProposed ? [text(language, 'wish-proposed')] : []),
    joinHtml(summaryLines(shown, values, language)),
    problemLines(screen, language),
    priceLine(screen, language),
  ];
  return joinHtml(
    parts.filter(({ source }) => source !== ''),
    '\n\n',
  );
}

export function overviewKeyboard(screen: FormScreen, language: Language): Keyboard {
  const { state } = screen;
  const { shown, wrong, optionalCount } = overviewQuestions(screen);
  const questions = shown.map((field) => {
    const key = wrong.has(field.name) ? 'form-fix' : marks(field, state.values);
    const label = text(language, key, { name: field.label[language] });
    return formButton(state, label, { kind: 'open', place: placeOf([field.name]) });
  });
  return [
    ...packed(questions, 2),
    ...(optionalCount === 0 ? [] : [[optionalButton(screen, optionalCount, language)]]),
    ...startRow(screen, language),
    ...(screen.isProposed ? [wishRow(language)] : []),
    [
      {
        text: text(language, 'form-cancel'),
        action: { kind: 'discard', draftId: state.draftId },
      },
    ],
  ];
}

function marks({ name, required }: FormField, values: Readonly<Record<string, unknown>>) {
  return required && values[name] === undefined ? 'form-open' : 'form-change';
}

function optionalButton({ state }: FormScreen, count: number, language: Language): Button {
  const label = state.showsOptional
    ? text(language, 'form-less')
    : text(language, 'form-more', { count });
  return formButton(state, label, { kind: 'optional', shown: !state.showsOptional });
}

/** The button carries the price that is on it. */
function startRow({ state, price, free, isComplete }: FormScreen, language: Language): Button[][] {
  if (!isComplete || price === null) return [];
  const isFree = (free?.left ?? 0) > 0;
  const label = isFree
    ? text(language, 'form-confirm-free')
    : text(language, 'form-confirm', { price: formatKopecks(price.kopecks, language) });
  const priceKopecks = isFree ? 0 : Number(price.kopecks);
  return [[{ text: label, action: { kind: 'confirm', draftId: state.draftId, priceKopecks } }]];
}
