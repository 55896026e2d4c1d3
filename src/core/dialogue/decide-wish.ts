import { offeredModel } from '../catalogue/offer.ts';
import type { Task } from '../catalogue/sections.ts';
import type { SentFile } from '../incoming.ts';
import { findModels } from '../search/find-models.ts';
import { searchWordsOf } from '../search/search-words.ts';
import { fillIn, offersForWish, proposeForm } from '../wish/propose-form.ts';
import { taskAskedFor, tasksForWish } from '../wish/tasks-for-wish.ts';
import type { Wish } from '../wish/wish.ts';
import { type Answer, leaveFor } from './answer.ts';
import { search } from './decide-search.ts';
import type { Facts } from './decision.ts';
import { formPanel } from './form-panel.ts';
import { notUnderstood } from './not-understood.ts';
import { staleButton } from './stale-button.ts';

/** So few words are more likely a name or a purpose than a description. */
const QUERY_WORDS_MAX = 3;

/**
 * Words that belong to no form: few of them are looked for, and can still be taken for a
 * description; more of them are one. After a file they say what to do with it.
 */
export function hearWords(facts: Facts, text: string): Answer {
  const before = facts.dialogue.wish;
  if (before !== null && before.file !== null && before.draftId === null) {
    return propose(facts, { ...before, text });
  }
  const wish: Wish = { text, file: null, task: null, draftId: null };
  const words = searchWordsOf(text).length;
  const isQuery = words <= 1 || (words <= QUERY_WORDS_MAX && findModels(text).length > 0);
  if (!isQuery) return propose(facts, wish);
  const { dialogue, ...rest } = search(text);
  return { ...rest, dialogue: { ...dialogue, wish } };
}

/** A file that belongs to no form. Without words the user is asked what to do with it. */
export function hearFile(facts: Facts, file: SentFile, caption: string): Answer {
  const wish: Wish = { text: caption, file, task: null, draftId: null };
  if (tasksForWish(wish).length === 0) return notUnderstood(facts);
  return caption.trim() === '' ? askForTask(wish) : propose(facts, wish);
}

/** The words that were looked for are what to make. */
export function makeOfWords(facts: Facts): Answer {
  const { wish } = facts.dialogue;
  return wish === null ? staleButton(facts) : propose(facts, wish);
}

/** Words that are to be made, whatever they look like. */
export function makeOf(facts: Facts, text: string): Answer {
  return propose(facts, { text, file: null, task: null, draftId: null });
}

/** What else could be meant. */
export function otherTasks(facts: Facts): Answer {
  const { wish } = facts.dialogue;
  return wish === null ? staleButton(facts) : askForTask(wish);
}

export function wishForTask(facts: Facts, name: string): Answer {
  const { wish } = facts.dialogue;
  const task = wish === null ? undefined : tasksForWish(wish).find((each) => each === name);
  return wish === null || task === undefined ? staleButton(facts) : proposeFor(facts, wish, task);
}

/** Other models for the same. */
export function otherModels(facts: Facts, page: number): Answer {
  const { wish } = facts.dialogue;
  if (wish === null || wish.task === null) return staleButton(facts);
  const offers = offersForWish(wish, wish.task);
  const { dialogue, ...rest } = leaveFor({ kind: 'wish-models', offers, page });
  return { ...rest, dialogue: { ...dialogue, wish } };
}

export function wishForModel(facts: Facts, modelId: string): Answer {
  const { wish } = facts.dialogue;
  const isOffered = offeredModel(modelId) !== null;
  const form = wish === null || !isOffered ? null : fillIn(facts.newDraftId, wish, modelId);
  return wish === null || form === null ? staleButton(facts) : show(facts, wish, form);
}

function askForTask(wish: Wish): Answer {
  const { dialogue, ...rest } = leaveFor({ kind: 'wish-tasks', tasks: tasksForWish(wish) });
  return { ...rest, dialogue: { ...dialogue, wish } };
}

/** What the words ask for, else the likeliest that takes them. */
function propose(facts: Facts, wish: Wish): Answer {
  const asked = taskAskedFor(wish);
  const tasks = [...(asked === null ? [] : [asked]), ...tasksForWish(wish)];
  const task = tasks.find((each) => proposeForm('', wish, each) !== null);
  return task === undefined ? askForTask(wish) : proposeFor(facts, wish, task);
}

function proposeFor(facts: Facts, wish: Wish, task: Task): Answer {
  const form = proposeForm(facts.newDraftId, wish, task);
  return form === null ? askForTask(wish) : show(facts, { ...wish, task }, form);
}

function show(facts: Facts, before: Wish, form: NonNullable<ReturnType<typeof fillIn>>): Answer {
  const wish = { ...before, draftId: form.draftId };
  const known = { ...facts, dialogue: { ...facts.dialogue, wish } };
  return {
    replies: [formPanel(known, form)],
    dialogue: { form, wish, cardModelId: null, adminInput: null },
  };
}
