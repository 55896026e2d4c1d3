import { offeredModel } from '../catalogue/offer.ts';
import { sectionOf, type Task } from '../catalogue/sections.ts';
import type { GivenFile } from '../form/answer-message.ts';
import { filesLeftOut } from '../form/form-problem.ts';
import type { FormState } from '../form/form-state.ts';
import { findModels } from '../search/find-models.ts';
import { searchWordsOf } from '../search/search-words.ts';
import { filesOf, fillIn, offersForWish, proposeForm } from '../wish/propose-form.ts';
import { taskOffers } from '../wish/task-offers.ts';
import { taskAskedFor, tasksForWish } from '../wish/tasks-for-wish.ts';
import type { Wish } from '../wish/wish.ts';
import { type Answer, leaveFor } from './answer.ts';
import { search } from './decide-search.ts';
import type { Facts } from './decision.ts';
import { formPanel } from './form-panel.ts';
import { notUnderstood } from './not-understood.ts';
import { alert } from './notice.ts';
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
export function hearFile(facts: Facts, { file, caption = '', albumId }: GivenFile): Answer {
  const album = albumId === undefined ? {} : { albumId };
  const wish: Wish = { text: caption, file, task: null, draftId: null, ...album };
  if (tasksForWish(wish).length === 0) return notUnderstood(facts);
  return caption.trim() === '' ? askForTask(wish) : propose(facts, wish);
}

/**
 * A further part of the album that a wish began with: the wish is made again, with all of them.
 * Null when it is none, or when the user has gone on in the meantime.
 */
export function hearRestOfAlbum({ dialogue, ...facts }: Facts, given: GivenFile): Answer | null {
  const { wish, form } = dialogue;
  if (wish === null || wish.albumId === undefined || wish.albumId !== given.albumId) return null;
  if ((form?.draftId ?? null) !== wish.draftId) return null;
  const text = wish.text.trim() === '' ? (given.caption ?? '') : wish.text;
  const joined: Wish = { ...wish, text, others: [...(wish.others ?? []), given.file], task: null };
  const known = { ...facts, dialogue };
  return text.trim() === '' ? askForTask({ ...joined, draftId: null }) : propose(known, joined);
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
  if (wish?.isResult === true) return modelsForTask(facts, wish, name);
  const task = wish === null ? undefined : tasksForWish(wish).find((each) => each === name);
  return wish === null || task === undefined ? staleButton(facts) : proposeFor(facts, wish, task);
}

/** What can be done with a result. */
export function useInWish(wish: Wish): Answer {
  return taskOffers(wish).length === 0
    ? { replies: [alert('result-of-no-use')] }
    : askForTask(wish);
}

/** Models that take a result for a task; the only one at once. */
export function modelsForTask(facts: Facts, wish: Wish, name: string): Answer {
  const task = sectionOf(name) === null ? null : (name as Task);
  const offers = task === null ? [] : offersForWish(wish, task);
  const [only, ...others] = offers;
  if (task === null) return staleButton(facts);
  if (only === undefined) return { replies: [alert('result-of-no-use')] };
  const known = { ...facts, dialogue: { ...facts.dialogue, wish: { ...wish, task } } };
  return others.length === 0 ? wishForModel(known, only.model.id) : otherModels(known, 0);
}

/** Other models for the same. */
export function otherModels(facts: Facts, page: number): Answer {
  const { wish } = facts.dialogue;
  if (wish === null || wish.task === null) return staleButton(facts);
  const offers = offersForWish(fitting(wish, wish.task) ?? wish, wish.task);
  const { dialogue, ...rest } = leaveFor({ kind: 'wish-models', offers, page });
  return { ...rest, dialogue: { ...dialogue, wish } };
}

export function wishForModel(facts: Facts, modelId: string): Answer {
  const { wish } = facts.dialogue;
  if (wish === null || offeredModel(modelId) === null) return staleButton(facts);
  for (const part of partsOf(wish)) {
    const form = fillIn(facts.newDraftId, part, modelId);
    if (form !== null) return show(facts, wish, { part, form });
  }
  return staleButton(facts);
}

function askForTask(wish: Wish): Answer {
  const tasks = wish.isResult
    ? taskOffers(wish)
    : tasksForWish(wish).map((task) => ({ task, count: null }));
  const { dialogue, ...rest } = leaveFor({ kind: 'wish-tasks', tasks });
  return { ...rest, dialogue: { ...dialogue, wish } };
}

/**
 * What the words ask for, with as many of the files as it takes; else the likeliest that takes all
 * that was given, or as much of it as anything does.
 */
function propose(facts: Facts, wish: Wish): Answer {
  const asked = taskAskedFor(wish);
  const tasks = [...(asked === null ? [] : [asked]), ...tasksForWish(wish)];
  const takesAll = (task: Task): boolean => proposeForm('', wish, task) !== null;
  const takesSome = (task: Task): boolean => fitting(wish, task) !== null;
  const whole = asked !== null && takesSome(asked) ? asked : tasks.find(takesAll);
  const task = whole ?? tasks.find(takesSome);
  return task === undefined ? askForTask(wish) : proposeFor(facts, wish, task);
}

function proposeFor(facts: Facts, wish: Wish, task: Task): Answer {
  const part = fitting(wish, task);
  const form = part === null ? null : proposeForm(facts.newDraftId, part, task);
  if (part === null || form === null) return askForTask(wish);
  return show(facts, { ...wish, task }, { part, form });
}

/** The wish with as many of its files as some model for the task takes; null when it takes none. */
function fitting(wish: Wish, task: Task): Wish | null {
  return partsOf(wish).find((part) => proposeForm('', part, task) !== null) ?? null;
}

/** The wish with all its files, and with fewer and fewer of the last ones; a result is a whole. */
function partsOf(wish: Wish): readonly Wish[] {
  if (wish.isResult) return [wish];
  const [, ...others] = filesOf(wish);
  return [
    wish,
    ...others.map((_, at) => ({ ...wish, others: others.slice(0, others.length - 1 - at) })),
  ];
}

interface Filled {
  /** What of the wish went into the form. */
  readonly part: Wish;
  readonly form: FormState;
}

function show(facts: Facts, before: Wish, { part, form }: Filled): Answer {
  const wish = { ...before, draftId: form.draftId };
  const known = { ...facts, dialogue: { ...facts.dialogue, wish } };
  const [taken, total] = [filesOf(part).length, filesOf(wish).length];
  const problems = taken === total ? [] : [filesLeftOut(taken, total)];
  return {
    replies: [formPanel(known, form, problems)],
    dialogue: { form, wish, cardModelId: null, adminInput: null },
  };
}
