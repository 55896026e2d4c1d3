// Copied by truth gen from the runtime of truthgen. Do not edit.
import type { Scalar, Words } from './model-descriptor.ts';

const SHOWN_VALUES = 16;

/** Allowed values, ready to be shown and to be compared with what was found. */
export interface Choices {
  readonly words: Words;
  /** In small letters, in order. */
  readonly lower: readonly string[];
  /** The same as numbers when all of them are numbers or numerals. */
  readonly numbers: readonly number[] | null;
  /** Logarithms of width : height, NaN for other values; null when no value has that form. */
  readonly shapes: readonly number[] | null;
}

const RATIO = /^(\d{1,9}(?:\.\d{1,9})?):(\d{1,9}(?:\.\d{1,9})?)$/;

/** Lists of values come from the catalogue and do not change: each is made ready once. */
const known = new WeakMap<readonly Scalar[], Choices>();

/** Allowed values in the forms that messages need. The list must not change afterwards. */
export function choicesOf(values: readonly Scalar[]): Choices {
  const ready = known.get(values);
  if (ready !== undefined) return ready;
  const numbers = values.map((value) =>
    value === '' || value === true ? Number.NaN : Number(value),
  );
  const shapes = values.map((value) => logarithmOf(RATIO.exec(String(value))));
  const choices = {
    words: listed(values),
    lower: values.map((value) => String(value).toLowerCase()),
    numbers: numbers.some(Number.isNaN) ? null : numbers,
    shapes: shapes.every(Number.isNaN) ? null : shapes,
  };
  known.set(values, choices);
  return choices;
}

/** Of the two numbers of a match, the one divided by the other; NaN where there is none. */
export function logarithmOf(ratio: RegExpExecArray | null): number {
  const shape = Math.log(Number(ratio?.[1]) / Number(ratio?.[2]));
  return Number.isFinite(shape) ? shape : Number.NaN;
}

/** The first values when there are many. */
function listed(values: readonly Scalar[]): Words {
  const shown = values.slice(0, SHOWN_VALUES).join(', ');
  const left = values.length - SHOWN_VALUES;
  if (left <= 0) return { en: shown, ru: shown };
  return { en: `${shown} and ${left} more`, ru: `${shown} и ещё ${left}` };
}
