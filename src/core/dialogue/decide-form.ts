import { exampleFor } from '../catalogue/example.ts';
import { offeredModel, unavailableKey } from '../catalogue/offer.ts';
import { answerForm, type FormEvent, startForm } from '../form/form.ts';
import type { FormState } from '../form/form-state.ts';
import { type Answer, leaveFor, menu } from './answer.ts';
import { hearFile, hearRestOfAlbum, hearWords } from './decide-wish.ts';
import type { Facts } from './decision.ts';
import { formPanel } from './form-panel.ts';
import { modelCard } from './model-card.ts';
import { alert, notice, toast } from './notice.ts';
import { staleButton } from './stale-button.ts';

/** Begins a form, empty or with the parameters of an earlier order. */
export function beginForm(facts: Facts, begun: FormState | null, modelId = ''): Answer {
  if (begun === null) return unavailableModel(facts, modelId);
  return {
    replies: [formPanel(facts, begun)],
    dialogue: { form: begun, cardModelId: null, adminInput: null },
  };
}

export function newForm(facts: Facts, modelId: string): Answer {
  const isSold = offeredModel(modelId) !== null;
  return beginForm(facts, isSold ? startForm(facts.newDraftId, modelId) : null, modelId);
}

/** A form with the example that the card of the model shows. */
export function exampleForm(facts: Facts, modelId: string): Answer {
  const example = exampleFor(modelId);
  if (offeredModel(modelId) === null || example === null) return newForm(facts, modelId);
  return beginForm(
    facts,
    startForm(facts.newDraftId, modelId, {
      [example.parameter]: example.words[facts.user.language],
    }),
  );
}

/** The model rests, is not sold, or is not there any more. */
export function unavailableModel(facts: Facts, modelId: string): Answer {
  const { replies, ...rest } = menu(facts);
  return { ...rest, replies: [alert(unavailableKey(modelId)), ...replies] };
}

/**
 * Goes on with the form that a button belongs to, if it is the one that is open. The buttons of a
 * form that has just become an order are no mistake of the user's.
 */
export function withForm(facts: Facts, draftId: string, goOn: (form: FormState) => Answer): Answer {
  const { form, startedDraftId } = facts.dialogue;
  if (form?.draftId === draftId) {
    return offeredModel(form.modelId) === null ? unavailableModel(facts, form.modelId) : goOn(form);
  }
  if (startedDraftId === draftId) return { replies: [toast('form-already-started')] };
  return staleButton(facts);
}

/** The form after an answer to it. */
export function answerTo(facts: Facts, form: FormState, event: FormEvent): Answer {
  const { state, problems, isStale } = answerForm(form, event);
  const panel = formPanel(facts, state, problems);
  return {
    replies: isStale ? [toast('form-stale-button'), panel] : [panel],
    dialogue: { form: state },
  };
}

/** The form is given up: back to the card of its model. */
export function discardForm(facts: Facts, { modelId }: FormState): Answer {
  const { replies, ...rest } = leaveFor(modelCard(facts, modelId));
  return { ...rest, replies: [toast('form-cancelled'), ...replies] };
}

/** Words or a file of a user: an answer, if a form is open, or the beginning of one. */
export function answerOpenForm(facts: Facts, event: FormEvent): Answer {
  const { form, cardModelId } = facts.dialogue;
  const joined = 'file' in event ? hearRestOfAlbum(facts, event) : null;
  if (joined !== null) return joined;
  if (form === null) {
    if (cardModelId !== null) return beginWith(facts, cardModelId, event);
    if ('text' in event) return hearWords(facts, event.text);
    return 'file' in event ? hearFile(facts, event) : menu(facts);
  }
  if (offeredModel(form.modelId) === null) return menu(facts, notice(unavailableKey(form.modelId)));
  return answerTo(facts, form, event);
}

/** Who sees the card of a model and writes has begun: it goes where it belongs in the form. */
function beginWith(facts: Facts, modelId: string, event: FormEvent): Answer {
  const begun = offeredModel(modelId) === null ? null : startForm(facts.newDraftId, modelId);
  if (begun === null) return menu(facts, notice(unavailableKey(modelId)));
  const placed = answerForm({ ...begun, focus: [] }, event);
  const answer =
    placed.problems.length === 0
      ? { replies: [formPanel(facts, placed.state)], dialogue: { form: placed.state } }
      : answerTo(facts, begun, event);
  return { ...answer, dialogue: { ...answer.dialogue, cardModelId: null } };
}
