import { type ModelId, models } from '../../../generated/models/index.ts';
import { familyLabels, searchWords, taskLabels } from '../../../generated/models/labels.ts';
import { type Offer, offerOf } from '../catalogue/offer.ts';
import { sections, type Task, tasksIn } from '../catalogue/sections.ts';
import { otherLayout, searchWordsOf } from './search-words.ts';
import { type IndexedWord, indexedWord, likeness } from './word-likeness.ts';

/** A phrase by which something is found, and how much it says. */
interface Phrase {
  readonly words: readonly IndexedWord[];
  readonly weight: number;
}

/** A model, and all phrases that lead to it. Neither changes while the process lives. */
interface Entry {
  readonly id: ModelId;
  readonly phrases: readonly Phrase[];
}

/** How well a text names something. */
interface Fit {
  /** Of the words that were typed: 1 when each of them was found. */
  readonly coverage: number;
  readonly score: number;
}

export interface Found {
  readonly offer: Offer;
  readonly fit: Fit;
}

const WEIGHTS = { title: 5, family: 4, purpose: 4, task: 3, hint: 1.5 } as const;
/** More words are a description of something, and the rest of them changes little. */
const WORDS_MAX = 12;
/** Of the words that were typed, so much has to be found. */
const COVERAGE_MIN = 0.6;

/** A word that stands in the description of a model, and nowhere else, says too little. */
const SCORE_MIN = 3.2;
/** Of the best: what is below has been found by accident. */
const ALIKE = 0.75;

const soldModels: readonly (typeof models)[ModelId][] = Object.values(models).filter(
  ({ sold }) => sold,
);

let entries: readonly Entry[] | null = null;
let purposes: ReadonlyMap<Task, readonly Phrase[]> | null = null;

/**
 * Models that a text may mean, by name or by purpose, best first; among equals the cheapest. Slips
 * of the pen, other endings and a keyboard in the wrong language are forgiven.
 */
export function findModels(text: string): readonly Found[] {
  const named = namedIn(text);
  const switched = named.length > 0 ? null : otherLayout(text);
  // Whether it is sold, and for how much, may have changed; and only of these it has to be known.
  return (switched === null ? named : namedIn(switched))
    .flatMap(({ id, fit }) => {
      const offer = offerOf(id);
      return offer === null ? [] : [{ offer, fit }];
    })
    .sort((a, b) => byFit(a.fit, b.fit) || byPrice(a.offer, b.offer));
}

function namedIn(text: string): readonly { readonly id: ModelId; readonly fit: Fit }[] {
  const typed = typedWords(text);
  if (typed.length === 0) return [];
  entries ??= indexOf();
  return entries
    .map(({ id, phrases }) => ({ id, fit: fitOf(typed, phrases) }))
    .filter(({ fit }) => fit.coverage >= COVERAGE_MIN && fit.score >= SCORE_MIN)
    .sort((a, b) => byFit(a.fit, b.fit))
    .filter(({ fit }, _, [best]) => best !== undefined && isAlike(fit, best.fit));
}

/** What is much worse than the best was not meant. */
function isAlike(fit: Fit, best: Fit): boolean {
  return fit.coverage >= best.coverage * ALIKE && fit.score >= best.score * ALIKE;
}

function byFit(a: Fit, b: Fit): number {
  return b.coverage - a.coverage || b.score - a.score;
}

function byPrice(a: Offer, b: Offer): number {
  return Number(a.price.from - b.price.from) || (a.model.id < b.model.id ? -1 : 1);
}

export interface FoundTask {
  readonly task: Task;
  readonly score: number;
}

/** Tasks that a text asks for, best first, with how much of a purpose it says: 1 is all of it. */
export function findTasks(text: string): readonly FoundTask[] {
  const typed = typedWords(text);
  purposes ??= new Map(soldTasks().map((task) => [task, phrasesOfTask(task)]));
  return [...purposes]
    .map(([task, phrases]) => ({
      task,
      score: Math.max(0, ...phrases.map((phrase) => saidOf(phrase, typed))),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

/** How much of a phrase a text says; longer phrases say more. 0 unless the whole phrase is there. */
function saidOf({ words }: Phrase, typed: readonly IndexedWord[]): number {
  const found = words.map((word) => Math.max(0, ...typed.map((each) => likeness(each, word))));
  if (found.some((each) => each === 0)) return 0;
  return found.reduce((sum, each) => sum + each, 0);
}

function typedWords(text: string): readonly IndexedWord[] {
  return searchWordsOf(text).slice(0, WORDS_MAX).map(indexedWord);
}

/** Each typed word counts where it says most; words that stand in one phrase support each other. */
function fitOf(typed: readonly IndexedWord[], phrases: readonly Phrase[]): Fit {
  let covered = 0;
  let score = 0;
  const likenesses = phrases.map(({ words }) =>
    typed.map((each) => Math.max(0, ...words.map((word) => likeness(each, word)))),
  );
  for (const at of typed.keys()) {
    covered += Math.max(0, ...likenesses.map((of) => of[at] ?? 0));
    score += Math.max(0, ...phrases.map(({ weight }, of) => weight * (likenesses[of]?.[at] ?? 0)));
  }
  const together = phrases.map(({ words, weight }, of) => {
    const sum = (likenesses[of] ?? []).reduce((total, each) => total + each, 0);
    // A phrase that is said whole means more than one of which a word was said.
    return (weight * sum) / Math.max(words.length, typed.length);
  });
  return { coverage: covered / typed.length, score: score / typed.length + Math.max(...together) };
}

/** Tasks for which the contract sells a model. What is turned off for a while keeps its place. */
function soldTasks(): readonly Task[] {
  const sold = new Set<string>(soldModels.map(({ task }) => task));
  return sections.flatMap(tasksIn).filter((task) => sold.has(task));
}

function indexOf(): readonly Entry[] {
  const ofTasks = new Map<string, readonly Phrase[]>(
    soldTasks().map((task) => [task, phrasesOfTask(task)]),
  );
  return soldModels.flatMap(({ id, task, family, title, hint }) => {
    const ofTask = ofTasks.get(task);
    if (ofTask === undefined) return [];
    const ofFamily = [
      ...Object.values(familyLabels[family as keyof typeof familyLabels] ?? {}),
      ...(searchWords.families[family] ?? []),
    ];
    const phrases = [
      ...phrasesOf([...Object.values(title), id], WEIGHTS.title),
      ...phrasesOf(ofFamily, WEIGHTS.family),
      ...ofTask,
      ...phrasesOf(Object.values(hint), WEIGHTS.hint),
    ];
    return [{ id, phrases }];
  });
}

function phrasesOfTask(task: string): readonly Phrase[] {
  return [
    ...phrasesOf(Object.values(taskLabels[task as Task]), WEIGHTS.task),
    ...phrasesOf(searchWords.tasks[task] ?? [], WEIGHTS.purpose),
  ];
}

function phrasesOf(texts: readonly string[], weight: number): readonly Phrase[] {
  return [...new Set(texts)]
    .map((text) => ({ words: differentWords(text), weight }))
    .filter(({ words }) => words.length > 0);
}

/** A word that stands twice in a phrase says no more than once. */
function differentWords(text: string): readonly IndexedWord[] {
  const words = searchWordsOf(text).map(indexedWord);
  return [...new Map(words.map((word) => [word.stem, word])).values()];
}
