import { checkInput } from '../../../generated/models/index.ts';
import type { JsonRecord } from '../../../generated/runtime/model-descriptor.ts';
import type { FormField } from '../../../generated/runtime/model-form.ts';
import type { Problem } from '../../../generated/runtime/problem.ts';
import type { MediaByReference, Order } from '../generation/generation.ts';
import type { SentFile } from '../incoming.ts';
import { type FreeUsesByModel, freeAllowance } from '../money/free-tier.ts';
import type { Kopecks } from '../money/kopecks.ts';
import { answerAction } from './answer-action.ts';
import { answerFaults } from './answer-faults.ts';
import { answerFile, answerText } from './answer-message.ts';
import type { FormAction } from './form-action.ts';
import { type FormAnswer, stale } from './form-draft.ts';
import { fieldAt } from './form-place.ts';
import { priceOfForm } from './form-price.ts';
import { noPrice } from './form-problem.ts';
import type { FormScreen } from './form-screen.ts';
import type { FormState } from './form-state.ts';
import { valueAt } from './form-values.ts';
import { fileOf, isReference, mediaInUse } from './media-reference.ts';
import { askedByRule, firstMissing } from './next-question.ts';
import { isSold, questionsOf } from './questions.ts';

export type { FormAnswer } from './form-draft.ts';

/** What a user can say to a form: a tap, a text, or a file with a caption under it. */
export type FormEvent =
  | FormAction
  | { readonly text: string }
  | { readonly file: SentFile; readonly caption?: string; readonly albumId?: string };

/**
 * A new form with its first open question, or the overview when there is nothing left to ask. What
 * is given is kept as far as the model still takes it; what is needed and has a usual value has
 * that. Null for a model that is not sold.
 */
export function startForm(
  draftId: string,
  modelId: string,
  values: JsonRecord = {},
  media: MediaByReference = {},
): FormState | null {
  const fields = questionsOf(modelId);
  if (!isSold(modelId)) return null;
  const kept = fields.flatMap((field): [string, unknown][] => {
    const value = valueAt(values, [field.name]) ?? presetOf(field);
    const isUsable = value !== undefined && answerFaults(field, value, []).length === 0;
    return isUsable && hasItsFiles(value, media) ? [[field.name, value]] : [];
  });
  const start = Object.fromEntries(kept);
  const missing = firstMissing(fields, start) ?? askedByRule(modelId, fields, start);
  return {
    draftId,
    modelId,
    values: start,
    media: mediaInUse(start, media),
    focus: missing === null ? [] : [missing.name],
    page: 0,
    showsOptional: false,
    continuation: null,
  };
}

/** A usual value is taken for what must be given, unless it is a matter of words. */
function presetOf(field: FormField): unknown {
  const isChosen = ['choice', 'toggle', 'number'].includes(field.widget);
  return field.required && isChosen ? (field.default ?? undefined) : undefined;
}

function hasItsFiles(value: unknown, media: MediaByReference): boolean {
  if (isReference(value)) return fileOf(value, media) !== null;
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every((each) => hasItsFiles(each, media));
}

/** The form after an answer. A wrong one leaves it as it is, and the problems say why. Never throws. */
export function answerForm(state: FormState, event: FormEvent): FormAnswer {
  const fields = questionsOf(state.modelId);
  if (fields.length === 0) return stale(state);
  if ('kind' in event) return answerAction(state, fields, event);
  if ('text' in event) return answerText(state, fields, event.text);
  return answerFile(state, fields, event);
}

/**
 * What the form shows. `problems` are those of the last answer, or of an order that was refused; on
 * the overview the answers that exclude each other are told besides.
 */
export function formScreen(
  state: FormState,
  problems: readonly Problem[],
  availableKopecks: Kopecks,
  freeUses: FreeUsesByModel,
): FormScreen {
  const field = fieldAt(questionsOf(state.modelId), state.focus);
  const wrong = problemsOf(state);
  const price = priceOfForm(state);
  // What is not answered yet is no fault: the overview shows it as open.
  const told = wrong.filter(({ code, path }) => code !== 'required' || path.includes('['));
  const more = field === null ? told.filter((each) => !problems.some(isSame(each))) : [];
  return {
    kind: 'form',
    state,
    field,
    problems: [...problems, ...more],
    price: price === null ? null : { kopecks: price.kopecks, isEstimate: price.estimate },
    free: freeAllowance(state.modelId, freeUses),
    isComplete: wrong.length === 0,
    availableKopecks,
  };
}

function isSame({ path, message }: Problem): (other: Problem) => boolean {
  return (other) => other.path === path && other.message === message;
}

export type OrderResult =
  | { readonly ok: true; readonly order: Order }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The order that a form makes, or why it makes none. It costs what {@link formScreen} says. */
export function orderOf(state: FormState, freeUses: FreeUsesByModel): OrderResult {
  const problems = problemsOf(state);
  const checked = checkInput(state.modelId as string, state.values);
  const price = priceOfForm(state);
  if (problems.length > 0 || !checked.ok || price === null) return { ok: false, problems };
  const isFree = (freeAllowance(state.modelId, freeUses)?.left ?? 0) > 0;
  const order = {
    draftId: state.draftId,
    modelId: state.modelId,
    input: checked.value,
    media: mediaInUse(checked.value, state.media),
    priceKopecks: isFree ? 0n : price.kopecks,
    creditsMicro: price.creditsMicro,
  };
  return { ok: true, order };
}

/** All that stands between the form and an order. */
function problemsOf(state: FormState): readonly Problem[] {
  const checked = checkInput(state.modelId as string, state.values);
  if (!checked.ok) return checked.problems;
  return priceOfForm(state) === null ? [noPrice()] : [];
}
