import { isDeepStrictEqual } from 'node:util';
import type { Difference } from './difference.ts';
import type { ModelReading } from './page-reading.ts';
import { asList, asMap, mapAt, type PlainMap, textAt } from './plain-map.ts';

/** What the catalogue says otherwise on purpose, as a model file has it under `corrections`. */
export interface Correction {
  readonly at: string;
  /** What the vendor said there when this was decided; undefined: nothing. */
  readonly page?: unknown;
  /** Values that the vendor takes and does not list. */
  readonly lacks?: readonly unknown[];
  readonly reason: string;
}

/** What is to be done about a difference. */
export type Verdict =
  /** The vendor is followed. */
  | { readonly verdict: 'adopt' }
  /** Ours is known to be better. */
  | { readonly verdict: 'kept'; readonly because: string }
  /** A person has to decide. */
  | { readonly verdict: 'open'; readonly because: string };

export type Judged = Difference & Verdict;

/** A model file as the sync looks at it. */
export interface CatalogueModel {
  readonly path: string;
  readonly data: PlainMap;
}

/** Judges a difference by the corrections, notes and prices of the model. */
export function judge(
  difference: Difference,
  model: CatalogueModel,
  reading: Pick<ModelReading, 'example' | 'doubts'>,
): Judged {
  return { ...difference, ...verdictOn(difference, model.data, reading) };
}

function verdictOn(
  difference: Difference,
  data: PlainMap,
  { example, doubts }: Pick<ModelReading, 'example' | 'doubts'>,
): Verdict {
  const { at, theirs } = difference;
  const correction = correctionsOf(data).find((each) => each.at === at);
  if (correction?.lacks === undefined && correction !== undefined) {
    const because = correction.reason;
    if (isSame(correction.page, theirs)) return { verdict: 'kept', because };
    const then = correction.page === undefined ? 'nothing' : JSON.stringify(correction.page);
    return { verdict: 'open', because: `The vendor said ${then} when it was decided: ${because}` };
  }
  const [name = ''] = at.split('.');
  if (at === `${name}.required` && theirs === true && example !== null && !(name in example)) {
    return { verdict: 'kept', because: "The page's own example leaves it out." };
  }
  const whole = WHOLE[at];
  if (whole !== undefined) return { verdict: 'open', because: whole };
  const isGone = theirs === undefined;
  const doubt = doubts.find((each) => isGone || each.startsWith(`${name} `));
  if (doubt !== undefined) return { verdict: 'open', because: `The page is in doubt: ${doubt}` };
  const note = noteAbout(at, data);
  if (note !== null) return { verdict: 'open', because: `A note says: ${note}` };
  if (isListedOneByOne(difference, data)) {
    return { verdict: 'open', because: 'Ours lists the values one by one.' };
  }
  const unpriced = unpricedValues(difference, name, data);
  if (unpriced.length > 0) {
    return { verdict: 'open', because: `No rate is known for ${unpriced.join(', ')}.` };
  }
  return { verdict: 'adopt' };
}

/** What is about the model as a whole, and needs words or a decision. */
const WHOLE: Readonly<Record<string, string>> = {
  status: 'Mark it as legacy, and name what takes its place.',
  'api.endpoint': 'Requests would go to another address.',
};

/** What the file marks as our own. */
export function correctionsOf(data: PlainMap): readonly Correction[] {
  return asList(data['corrections']) as readonly Correction[];
}

/** Lists are compared as sets: the vendor's order means nothing. */
function isSame(then: unknown, now: unknown): boolean {
  if (Array.isArray(then) && Array.isArray(now)) {
    return then.length === now.length && then.every((each) => now.includes(each));
  }
  return isDeepStrictEqual(then, now);
}

/**
 * Why ours is otherwise, as people wrote it before there were corrections: a note at the parameter,
 * or a sentence about it, that speaks of what was read or seen.
 */
function noteAbout(at: string, data: PlainMap): string | null {
  const names = at.split('.').filter((each) => !KEYWORDS.has(each));
  const notes = sentencesOf(textAt(data, 'notes'));
  let schema: PlainMap | null = mapAt(data, 'input');
  const own: string[] = [];
  for (const step of ['properties', ...at.split('.')]) {
    schema = asMap(schema?.[step]);
    const note = textAt(schema, 'x-note');
    if (note !== null) own.push(note);
  }
  const said = notes.filter((sentence) => names.some((name) => hasWord(sentence, name)));
  return [...own.reverse(), ...said].find((each) => EVIDENCE.test(each)) ?? null;
}

const KEYWORDS: ReadonlySet<string> = new Set([
  ...['properties', 'items', 'required', 'type', 'enum', 'default', 'format', 'pattern'],
  ...['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'multipleOf'],
  ...['x-media', 'accept', 'max_bytes', 'deprecated'],
]);

/** Words of one who weighs what a page says against something else. */
const EVIDENCE =
  /\b(pages?|schemas?|examples?|texts?|docs) (says?|lists?|calls?|wants?|lacks?|states?|leaves?|types?|has|have)\b|\b(recorded|published|live (calls?|traffic)|third part(y|ies)|public code|probe|believed|kept|inferred|refused)\b/i;

function sentencesOf(notes: string | null): readonly string[] {
  return notes === null ? [] : notes.split(/(?<=[.!?])\s+/);
}

function hasWord(sentence: string, name: string): boolean {
  return new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(sentence);
}

/** A bound of the page beside values of ours that a person chose. */
function isListedOneByOne({ at }: Difference, data: PlainMap): boolean {
  const steps = at.split('.');
  if (!['minimum', 'maximum'].includes(steps.at(-1) ?? '')) return false;
  const path = ['input', 'properties', ...steps.slice(0, -1)];
  const schema = path.reduce<PlainMap | null>((node, step) => asMap(node?.[step]), data);
  return schema?.['enum'] !== undefined;
}

/** New values of a parameter that the price depends on. */
function unpricedValues(
  { at, ours, theirs }: Difference,
  name: string,
  data: PlainMap,
): readonly unknown[] {
  const rates = asList(mapAt(data, 'price')['rates']);
  const decides = rates.some((rate) => mapAt(asMap(rate), 'when')[name] !== undefined);
  if (at !== `${name}.enum` || !decides) return [];
  return asList(theirs).filter((each) => !asList(ours).includes(each));
}
