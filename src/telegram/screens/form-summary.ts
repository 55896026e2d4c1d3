import type { Language } from '../../../generated/messages.ts';
import { problemText } from '../../../generated/models/index.ts';
import type { FormField } from '../../../generated/runtime/model-form.ts';
import type { Problem } from '../../../generated/runtime/problem.ts';
import type { FormScreen } from '../../core/form/form-screen.ts';
import { isSold } from '../../core/form/questions.ts';
import { formatKopecks } from '../../core/money/format-kopecks.ts';
import { type Html, html, joinHtml } from '../html.ts';
import { shortened } from '../shortened.ts';
import { text } from '../texts.ts';
import { answerWords } from './form-words.ts';
import { freeLines } from './free-tier.ts';

/** UTF-16 units for all answers of a summary together, and for one of them. */
const SUMMARY_LENGTH = 2000;
const ANSWER_LENGTH_MIN = 40;
const ANSWER_LENGTH_MAX = 300;
const PROBLEMS_MAX = 4;
const PROBLEM_LENGTH_MAX = 260;

/** A line for each question: its label and the answer, shortened to what all have room for. */
export function summaryLines(
  fields: readonly FormField[],
  values: unknown,
  language: Language,
): readonly Html[] {
  const room = Math.floor(SUMMARY_LENGTH / Math.max(1, fields.length));
  const lengthMax = Math.min(ANSWER_LENGTH_MAX, Math.max(ANSWER_LENGTH_MIN, room));
  return fields.map((field) => {
    const value = (values as Record<string, unknown> | undefined)?.[field.name];
    if (value === undefined) {
      const key = field.required ? 'form-missing' : 'form-empty';
      return html`${field.label[language]}: <i>${text(language, key)}</i>`;
    }
    const words = answerWords(field, value, language, lengthMax);
    const isDefault = field.default !== null && value === field.default;
    const shown = isDefault ? text(language, 'form-by-default', { value: words }) : words;
    return html`${field.label[language]}: <b>${shown}</b>`;
  });
}

/** What is wrong, in the words of the form: the first few. */
export function problemLines(screen: FormScreen, language: Language): Html {
  const { modelId } = screen.state;
  const known = new Set(
    screen.problems.slice(0, 20).map((each) => wordsOf(modelId, each, language)),
  );
  const lines = Array.from(known).slice(0, PROBLEMS_MAX);
  return joinHtml(lines.map((line) => html`⚠️ ${shortened(line, PROBLEM_LENGTH_MAX)}`));
}

function wordsOf(modelId: string, problem: Problem, language: Language): string {
  if (!isSold(modelId)) return language === 'ru' ? problem.messageRu : problem.message;
  return problemText(modelId, problem, language);
}

/** The price as it stands, and what there is to pay it with; empty while there is no price. */
export function priceLine({ price, free, availableKopecks }: FormScreen, language: Language): Html {
  if (price === null) return html``;
  const freely = joinHtml(freeLines(free, language));
  if ((free?.left ?? 0) > 0) return html`🆓 <b>${text(language, 'form-free')}</b>\n${freely}`;
  const key = price.isEstimate ? 'form-price-most' : 'form-price';
  const amount = text(language, key, { price: formatKopecks(price.kopecks, language) });
  const available = formatKopecks(availableKopecks, language);
  const lines = [html`💰 <b>${amount}</b>`, text(language, 'form-balance', { available }), freely];
  return joinHtml(lines);
}
