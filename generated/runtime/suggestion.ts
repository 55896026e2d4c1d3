// Copied by truth gen from the runtime of truthgen. Do not edit.
import { type Choices, choicesOf, logarithmOf } from './choices.ts';
import type { Scalar } from './model-descriptor.ts';

/** Longer texts are not slips of the pen, and comparing them would take long. */
const TEXT_MAX = 64;
const NUMERAL = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;
/** Width and height as people write them: 16:9, 16/9, 1920x1080, 1920 × 1080 px. */
const SIZE =
  /^\s*(\d{1,9}(?:\.\d{1,9})?)\s*(?:px)?\s*[:/x×х*]\s*(\d{1,9}(?:\.\d{1,9})?)\s*(?:px)?\s*$/iu;
/** Shapes that differ more are not taken for each other. */
const SHAPE_DISTANCE_MAX = Math.log(1.15);
const ROUNDING = 1e-9;

/**
 * Distances to the beginnings of one text. Used again and again: no call needs them after its end.
 */
const row = new Uint8Array(TEXT_MAX + 1);

/** The allowed value that was probably meant, or null. */
export function nearestAllowed(found: unknown, allowed: readonly Scalar[]): string | number | null {
  if (typeof found !== 'string' && typeof found !== 'number') return null;
  const text = String(found);
  if (text.length > TEXT_MAX) return null;
  const value = allowed[nearestPlace(text, choicesOf(allowed))];
  return typeof value === 'boolean' ? null : (value ?? null);
}

function nearestPlace(text: string, { lower, numbers, shapes }: Choices): number {
  if (numbers !== null && NUMERAL.test(text)) return nearestNumber(Number(text), numbers);
  const shape = shapes === null ? Number.NaN : logarithmOf(SIZE.exec(text));
  const at = shapes === null || Number.isNaN(shape) ? -1 : nearestShape(shape, shapes);
  return at >= 0 ? at : nearestText(text.toLowerCase(), lower);
}

/** The allowed name that was probably meant, or null. */
export function nearestKnown(found: string, known: readonly string[]): string | null {
  if (found.length > TEXT_MAX) return null;
  const lower = known.map((name) => name.toLowerCase());
  return known[nearestText(found.toLowerCase(), lower)] ?? null;
}

/** Place of the closest number, of the first one where two are equally close. */
function nearestNumber(number: number, choices: readonly number[]): number {
  let best = -1;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (let at = 0; at < choices.length; at++) {
    const distance = Math.abs((choices[at] as number) - number);
    if (distance >= bestDistance) continue;
    best = at;
    bestDistance = distance;
  }
  return best;
}

/** Place of the closest shape, of the first one where two are equally close, or -1. */
function nearestShape(shape: number, choices: readonly number[]): number {
  let best = -1;
  let bestDistance = SHAPE_DISTANCE_MAX + 2 * ROUNDING;
  for (let at = 0; at < choices.length; at++) {
    // Not smaller, also where the choice is no ratio.
    const distance = Math.abs((choices[at] as number) - shape);
    if (!(distance < bestDistance - ROUNDING)) continue;
    best = at;
    bestDistance = distance;
  }
  return best;
}

/** Place of the closest text, or -1. The shorter the text, the fewer mistakes are forgiven. */
function nearestText(text: string, choices: readonly string[]): number {
  const exact = choices.indexOf(text);
  if (exact >= 0) return exact;
  let limit = text.length < 4 ? 1 : text.length < 10 ? 2 : 3;
  let best = -1;
  for (let at = 0; at < choices.length && limit > 0; at++) {
    const choice = choices[at] as string;
    if (Math.abs(choice.length - text.length) > limit || choice.length > TEXT_MAX) continue;
    const distance = editDistance(text, choice);
    if (distance > limit) continue;
    best = at;
    limit = distance - 1;
  }
  return best;
}

/**
 * Insertions, deletions and replacements that turn one text into the other, at most TEXT_MAX
 * characters long.
 */
function editDistance(from: string, to: string): number {
  for (let column = 0; column <= to.length; column++) row[column] = column;
  for (let at = 0; at < from.length; at++) {
    const unit = from.charCodeAt(at);
    let left = at + 1;
    let diagonal = at;
    row[0] = left;
    for (let column = 1; column <= to.length; column++) {
      const above = row[column] as number;
      const replaced = diagonal + (unit === to.charCodeAt(column - 1) ? 0 : 1);
      left = Math.min(left + 1, above + 1, replaced);
      row[column] = left;
      diagonal = above;
    }
  }
  return row[to.length] as number;
}
