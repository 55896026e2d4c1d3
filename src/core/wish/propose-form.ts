import { quickActions } from '../../../generated/bot.ts';
import { checkInput } from '../../../generated/models/index.ts';
import type { FormField } from '../../../generated/runtime/model-form.ts';
import { type Offer, offersFor } from '../catalogue/offer.ts';
import type { Task } from '../catalogue/sections.ts';
import { answerForm, startForm } from '../form/form.ts';
import { priceOfForm } from '../form/form-price.ts';
import type { FormState } from '../form/form-state.ts';
import { askedByRule, firstMissing } from '../form/next-question.ts';
import { PROMPT_NAMES } from '../form/prompt-names.ts';
import { questionsOf } from '../form/questions.ts';
import type { SentFile } from '../incoming.ts';
import { findTasks } from '../search/find-models.ts';
import type { Wish } from './wish.ts';
import { wishedValues } from './wished-values.ts';

/** Words of what to do, a colon, and what to do it with. */
const ORDER = /^([^:\n]{3,60}):\s+([\s\S]+)$/u;

type Said = Pick<Wish, 'text' | 'file' | 'others'>;

/**
 * The form that fits a wish best: of the models for the task that take all of it the one that is
 * nearest to a start, then the one that gives most of what was said, then the cheapest. Null when
 * no model takes it.
 */
export function proposeForm(draftId: string, wish: Said, task: Task): FormState | null {
  const [best] = offersFor(task)
    .flatMap(({ model }) => {
      const form = fillIn(draftId, wish, model.id);
      if (form === null) return [];
      const given = givenIn(form, wish.text);
      return [{ form, missing: missingIn(form), given, price: costOf(form) }];
    })
    .sort((a, b) => a.missing - b.missing || b.given - a.given || Number(a.price - b.price));
  return best?.form ?? null;
}

/** Models for the task that take all of the wish, cheapest first. */
export function offersForWish(wish: Said, task: Task): readonly Offer[] {
  return offersFor(task).filter(({ model }) => fillIn('', wish, model.id) !== null);
}

/** A form of the model with all that the wish says; null when the model does not take it. */
export function fillIn(draftId: string, wish: Said, modelId: string): FormState | null {
  const { text } = wish;
  const fields = questionsOf(modelId);
  const values = { ...usualValues(modelId, fields), ...wishedValues(text, fields) };
  let form = startForm(draftId, modelId, values);
  if (form === null) return null;
  const files = filesOf(wish);
  for (const file of files) {
    const answer = answerForm({ ...form, focus: [] }, { file });
    if (answer.problems.length > 0) return null;
    form = answer.state;
  }
  // A form with room for one takes another one in its place.
  if (Object.keys(form.media).length < files.length) return null;
  const prompt = promptOf(text);
  if (prompt !== '' && takesWords(fields)) {
    const answer = answerForm({ ...form, focus: [] }, { text: prompt });
    const isTold = Object.entries(answer.state.values).some(
      ([name, value]) => PROMPT_NAMES.has(name) && value === prompt,
    );
    if (answer.problems.length > 0 || !isTold) return null;
    form = answer.state;
  }
  const overview = answerForm(form, { kind: 'overview' }).state;
  const { values: given } = overview;
  const missing = firstMissing(fields, given) ?? askedByRule(modelId, fields, given);
  return { ...overview, focus: missing === null ? [] : [missing.name] };
}

/** All files of a wish, in their order. */
export function filesOf({ file, others = [] }: Said): readonly SentFile[] {
  return file === null ? [] : [file, ...others];
}

/** What is to be made, without the words before it: `a square picture: a fox` is about a fox. */
function promptOf(text: string): string {
  const [, order = '', rest = ''] = ORDER.exec(text) ?? [];
  return (rest !== '' && findTasks(order).length > 0 ? rest : text).trim();
}

function takesWords(fields: readonly FormField[]): boolean {
  return fields.some(({ widget, text }) => widget === 'text' && text?.url === false);
}

/** What a ready task with this model answers, where the model asks and has no usual answer. */
function usualValues(modelId: string, fields: readonly FormField[]): Record<string, unknown> {
  const action = quickActions.find((each) => each.modelId === modelId);
  const input: Readonly<Record<string, unknown>> = action?.input ?? {};
  const asked = fields.filter((field) => field.required && field.default === null);
  return Object.fromEntries(
    asked.flatMap(({ name }) => (input[name] === undefined ? [] : [[name, input[name]]])),
  );
}

/** How much of what was said of shape, length and resolution the form has. */
function givenIn({ modelId, values }: FormState, text: string): number {
  const wished = Object.entries(wishedValues(text, questionsOf(modelId)));
  return wished.filter(([name, value]) => values[name] === value).length;
}

function missingIn({ modelId, values }: FormState): number {
  const checked = checkInput(modelId as string, values);
  return checked.ok ? 0 : checked.problems.length;
}

function costOf(form: FormState): bigint {
  return priceOfForm(form)?.kopecks ?? BigInt(Number.MAX_SAFE_INTEGER);
}
