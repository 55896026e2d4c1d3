import type { Language } from '../../../generated/messages.ts';
import { models } from '../../../generated/models/index.ts';
import type { FormField } from '../../../generated/runtime/model-form.ts';
import { fieldAt } from '../../core/form/form-place.ts';
import type { FormScreen } from '../../core/form/form-screen.ts';
import { isSold, questionsOf } from '../../core/form/questions.ts';
import { isRowOfNumbers } from '../../core/form/typed-answer.ts';
import { type Html, html, joinHtml, shortenHtml } from '../html.ts';
import type { Keyboard, Message } from '../message.ts';
import { text } from '../texts.ts';
import { entryKeyboard, entryText, listKeyboard, listText } from './form-list.ts';
import { overviewKeyboard, overviewText } from './form-overview.ts';
import { questionKeyboard, questionText } from './form-question.ts';

/** Most UTF-16 units that a message may show. */
const MESSAGE_LENGTH_MAX = 4096;

/** The message for a form: the open question, or the overview. */
export function renderForm(screen: FormScreen, language: Language): Message {
  const { field } = screen;
  const title = html`<b>${titleOf(screen, language)}</b>`;
  const body = field === null ? overviewText(screen, language) : bodyOf(screen, field, language);
  const whole = joinHtml([title, body], '\n\n');
  return { html: shortenHtml(whole, MESSAGE_LENGTH_MAX), keyboard: keyboardOf(screen, language) };
}

function bodyOf(screen: FormScreen, field: FormField, language: Language): Html {
  if (field.widget === 'object') return entryText(screen, field, language);
  return isListScreen(field)
    ? listText(screen, field, language)
    : questionText(screen, field, language);
}

function keyboardOf(screen: FormScreen, language: Language): Keyboard {
  const { field } = screen;
  if (field === null) return overviewKeyboard(screen, language);
  if (field.widget === 'object') return entryKeyboard(screen, field, language);
  return isListScreen(field)
    ? listKeyboard(screen, field, language)
    : questionKeyboard(screen, field, language);
}

function isListScreen(field: FormField): boolean {
  return field.widget === 'list' && !isRowOfNumbers(field);
}

/** The model, and which question of which entry: `Kling 3.0 › Shots 2 › Prompt`. */
function titleOf({ state }: FormScreen, language: Language): string {
  const { modelId, focus } = state;
  const parts = [isSold(modelId) ? models[modelId].title[language] : modelId];
  const fields = questionsOf(modelId);
  focus.forEach((step, at) => {
    if (typeof step === 'number') {
      const name = parts.pop() ?? '';
      parts.push(text(language, 'form-entry', { name, number: String(step + 1) }));
      return;
    }
    const field = fieldAt(fields, focus.slice(0, at + 1));
    parts.push(field?.label[language] ?? step);
  });
  return parts.join(' › ');
}
