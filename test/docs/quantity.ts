/** A quantity as prose writes it, in one unit of each kind. */
export interface Quantity {
  readonly value: number;
  readonly kind: 'ms' | 'bytes' | 'count';
}

const WORDS: Readonly<Record<string, number>> = {
  half: 0.5,
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
};

const MS: Readonly<Record<string, number>> = {
  ms: 1,
  millisecond: 1,
  s: 1_000,
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};

/** Things that a page counts. */
const COUNTED =
  'models|tables|scenarios|invariants|workers|requests|questions|attempts|characters|decisions';

const BYTES: Readonly<Record<string, number>> = { byte: 1, KB: 1_024, MB: 1_048_576 };

const NUMBER = `(?:\\d[\\d,]*(?:\\.\\d+)?|${Object.keys(WORDS).join('|')})`;
const UNIT = `(?:ms|milliseconds?|s|seconds?|minutes?|hours?|days?|weeks?|bytes?|KB|MB|${COUNTED})`;

/** A number with a unit of time or size, or with something that is counted, anywhere in a text. "A second one" is none. */
export const WITH_UNIT = new RegExp(
  `(?<![\\w.])(?!an? second\\b)(${NUMBER})(?:\\s+an?)?\\s(${UNIT})(?![\\w-])`,
  'gi',
);

const LAST = new RegExp(`(?<![\\w.])(${NUMBER})(?:(?:\\s+an?)?[\\s-](${UNIT}))?\\W*$`, 'i');

/** The quantity with which a text ends; null when it ends otherwise. */
export function lastQuantity(text: string): Quantity | null {
  const [, number, unit] = LAST.exec(text) ?? [];
  return number === undefined ? null : quantityOf(number, unit);
}

/** A quantity of its number and its unit, in words or digits. */
export function quantityOf(number: string, unit: string | undefined): Quantity {
  const value = WORDS[number.toLowerCase()] ?? Number(number.replaceAll(',', ''));
  if (unit === undefined || COUNTED.split('|').includes(unit.toLowerCase()))
    return { value, kind: 'count' };
  const singular = unit.length > 2 ? unit.replace(/s$/, '') : unit;
  const ms = MS[singular] ?? MS[singular.toLowerCase()];
  if (ms !== undefined) return { value: value * ms, kind: 'ms' };
  return { value: value * (BYTES[singular] ?? Number.NaN), kind: 'bytes' };
}
