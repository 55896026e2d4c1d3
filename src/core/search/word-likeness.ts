import { editDistance } from './edit-distance.ts';
import { stemOf } from './search-words.ts';

/** A word of something that can be found. */
export interface IndexedWord {
  readonly word: string;
  readonly stem: string;
}

const SAME = 1;
const SAME_STEM = 0.95;
const BEGINNING = 0.85;
const ONE_SLIP = 0.75;
const TWO_SLIPS = 0.6;

export function indexedWord(word: string): IndexedWord {
  return { word, stem: stemOf(word) };
}

/** How surely a word that somebody typed means this one: from 0, not at all, to 1. */
export function likeness(typed: IndexedWord, known: IndexedWord): number {
  if (typed.word === known.word) return SAME;
  if (typed.stem === known.stem) return SAME_STEM;
  const [short, long] =
    typed.stem.length < known.stem.length ? [typed.stem, known.stem] : [known.stem, typed.stem];
  const isBeginning = short.length >= 3 && long.startsWith(short);
  // A beginning says the more, the more of the word it is.
  if (isBeginning && short.length * 2 >= long.length) return BEGINNING;
  const slips = slipsAllowed(Math.min(typed.word.length, known.word.length));
  if (slips === 0 || isNumber(typed.word) || isNumber(known.word)) return 0;
  const distance = Math.min(
    editDistance(typed.word, known.word, slips),
    editDistance(typed.stem, known.stem, Math.min(slips, slipsAllowed(short.length))),
  );
  if (distance === Number.POSITIVE_INFINITY) return 0;
  return distance <= 1 ? ONE_SLIP : TWO_SLIPS;
}

/** In a short word another letter is another word. */
function slipsAllowed(length: number): number {
  if (length < 4) return 0;
  return length < 7 ? 1 : 2;
}

/** `2.5` is not `2.6` misspelt. */
function isNumber(word: string): boolean {
  return /\d/.test(word);
}
