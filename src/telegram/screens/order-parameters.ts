import type { Language } from '../../../generated/messages.ts';
import { form, type ModelId } from '../../../generated/models/index.ts';
import type { Generation } from '../../core/generation/generation.ts';
import { modelOf } from '../../core/generation/model-of.ts';
import { type Html, html } from '../html.ts';
import { answerWords } from './form-words.ts';

/** A prompt may be longer than a message. */
const ANSWER_LENGTH_MAX = 300;

/** What was asked of a model, a line for each parameter; none when the model is gone. */
export function parameterLines({ modelId, input }: Generation, language: Language): Html[] {
  if (modelOf(modelId) === null) return [];
  return form(modelId as ModelId).flatMap((field) => {
    const value = input[field.name];
    if (value === undefined || value === null) return [];
    const words = answerWords(field, value, language, ANSWER_LENGTH_MAX);
    return [html`${field.label[language]}: <i>${words}</i>`];
  });
}

/** The beginning of what the user wrote for a model; empty when there is no such text. */
export function firstWords({ modelId, input }: Generation, lengthMax: number): string {
  if (modelOf(modelId) === null) return '';
  const written = form(modelId as ModelId)
    .filter(({ widget, text }) => widget === 'text' && text?.url === false)
    .map(({ name }) => input[name])
    .find((value) => typeof value === 'string' && value.trim() !== '');
  const [...characters] = String(written ?? '')
    .trim()
    .replace(/\s+/g, ' ');
  return characters.length <= lengthMax
    ? characters.join('')
    : `${characters
        .slice(0, lengthMax - 1)
        .join('')
        .trimEnd()}…`;
}
