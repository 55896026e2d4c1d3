import { isDeepStrictEqual } from 'node:util';
import type { Difference } from './difference.ts';
import { asList, asMap, mapAt, type PlainMap, textAt } from './plain-map.ts';

/** What the catalogue says otherwise on purpose, as a model file has it under `corrections`. */
export interface Correction {
  readonly at: string;
  /** What the vendor said there when this was decided; undefined: nothing. */
  readonly page?: unknown;
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
  example: PlainMap | null,
): Judged {
  return { ...difference, ...verdictOn(difference, model.data, example) };
}

function verdictOn(difference: Difference, data: PlainMap, example: PlainMap | null): Verdict {
  const { at, theirs } = difference;
  const correction = correctionsOf(data).find((each) => each.at === at);
  if (correction !== undefined) {
    const because = correction.reason;
    if (isSame(correction.page, theirs)) return { verdict: 'kept', because };
    const then = correction.page === undefined ? 'nothing' : JSON.stringify(correction.page);
    return { verdict: 'open', because: `The vendor said ${then} when it was decided: ${because}` };
  }
  const [name = ''] = at.split('.');
  const own = asMap(mapAt(mapAt(data, 'input'), 'properties')[name]);
  if (at === `${name}.required` && theirs === true && example !== null && !(name in example)) {
    return { verdict: 'kept', because: "The page's own example leaves it out." };
  }
  const note = textAt(own, 'x-note') ?? sentenceAbout(name, textAt(data, 'notes'));
  if (own !== null && note !== null) return { verdict: 'open', because: `A note says: ${note}` };
  const unpriced = unpricedValues(difference, name, data);
  if (unpriced.length > 0) {
    return { verdict: 'open', because: `No rate is known for ${unpriced.join(', ')}.` };
  }
  return { verdict: 'adopt' };
}

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

function sentenceAbout(name: string, notes: string | null): string | null {
  if (notes === null) return null;
  const word = new RegExp(`(?<![\\w-])${name}(?![\\w-])`);
  return notes.split(/(?<=[.!?])\s+/).find((each) => word.test(each)) ?? null;
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
