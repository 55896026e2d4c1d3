import { answerForm } from '../form/form.ts';
import type { FormState } from '../form/form-state.ts';
import { valueAt } from '../form/form-values.ts';
import type { Generation } from '../generation/generation.ts';
import { readyPrompts } from '../prompts/ready-prompts.ts';
import { lastPageOf, noPrompts, PROMPTS_MAX } from '../prompts/saved-prompt.ts';
import { wordsOfValues } from '../prompts/words-of-values.ts';
import { type Answer, leaveFor } from './answer.ts';
import { makeOf } from './decide-wish.ts';
import type { Facts } from './decision.ts';
import { formPanel } from './form-panel.ts';
import { alert, toast } from './notice.ts';
import { staleButton } from './stale-button.ts';

/** A page of what the user keeps. */
export function showPrompts({ prompts }: Facts, page: number): Answer {
  const shown = prompts ?? noPrompts;
  return leaveFor({ kind: 'prompts', page: Math.min(page, lastPageOf(shown)), prompts: shown });
}

/** One of them, in full. */
export function showPrompt({ prompt }: Facts): Answer {
  return prompt === null ? gone : leaveFor({ kind: 'prompt', prompt });
}

const gone: Answer = { replies: [alert('prompt-gone')] };

/** What is said is what is to be made, as if it had just been written. */
export function makeOfPrompt(facts: Facts): Answer {
  return facts.prompt === null ? gone : makeOf(facts, facts.prompt.body);
}

export function deletePrompt({ prompt, prompts }: Facts): Answer {
  if (prompt === null) return gone;
  const { items, total } = prompts ?? noPrompts;
  const left = {
    items: items.filter(({ id }) => id !== prompt.id),
    total: Math.max(0, total - 1),
  };
  const { replies, ...rest } = leaveFor({ kind: 'prompts', page: 0, prompts: left });
  return {
    ...rest,
    replies: [toast('prompt-deleted'), ...replies],
    deeds: [{ kind: 'delete-prompt', promptId: prompt.id }],
  };
}

/** Keeps the words of an order. */
export function keepOfOrder(facts: Facts, { input }: Generation): Answer {
  return keep(facts, wordsOfValues(input));
}

/** Keeps the words of the open question, else those of the form. */
export function keepOfForm(facts: Facts, { values, focus }: FormState): Answer {
  const asked = valueAt(values, focus);
  const isSaid = typeof asked === 'string' && asked.trim() !== '';
  return keep(facts, isSaid ? asked.trim() : wordsOfValues(values));
}

function keep({ prompts }: Facts, body: string | null): Answer {
  if (body === null) return { replies: [alert('prompt-nothing')] };
  if ((prompts ?? noPrompts).total >= PROMPTS_MAX) {
    return { replies: [alert('prompts-full', { maximum: PROMPTS_MAX })] };
  }
  return { replies: [toast('prompt-kept')], deeds: [{ kind: 'keep-prompt', body }] };
}

/** What may answer the open question of a form. It stays open: a text still answers it. */
export function choosePrompt({ prompts }: Facts, form: FormState, page: number): Answer {
  const { draftId, modelId } = form;
  const shown = prompts ?? noPrompts;
  const screen = {
    kind: 'choose-prompt',
    draftId,
    modelId,
    page: Math.min(page, lastPageOf(shown)),
    prompts: shown,
  } as const;
  return { replies: [{ kind: 'panel', screen }] };
}

/** The answer is one that the user keeps. */
export function takePrompt(facts: Facts, form: FormState): Answer {
  return facts.prompt === null ? gone : answerWith(facts, form, facts.prompt.body);
}

/** The answer is a ready one, by its place in the list. */
export function takeReady(facts: Facts, form: FormState, number: number): Answer {
  const words = readyPrompts(form.modelId)[number];
  return words === undefined
    ? staleButton(facts)
    : answerWith(facts, form, words[facts.user.language]);
}

function answerWith(facts: Facts, form: FormState, text: string): Answer {
  const { state, problems } = answerForm({ ...form, continuation: null }, { text });
  return { replies: [formPanel(facts, state, problems)], dialogue: { form: state } };
}
