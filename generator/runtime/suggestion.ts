import type { Scalar } from './model-descriptor.ts';
import { nearestName } from './nearest-name.ts';

/** Longer texts are not slips of the pen, and comparing them would take long. */
const TEXT_MAX = 64;
const NUMERAL = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;

/** The allowed value that was probably meant, or null. */
export function nearestAllowed(found: unknown, allowed: readonly Scalar[]): string | number | null {
  const choices = allowed.filter((value) => typeof value !== 'boolean');
  if (typeof found !== 'string' && typeof found !== 'number') return null;
  const text = String(found);
  if (text.length > TEXT_MAX) return null;
  return nearestNumber(text, choices) ?? nearestText(text, choices);
}

/** The allowed name that was probably meant, or null. */
export function nearestKnown(found: string, known: readonly string[]): string | null {
  return found.length > TEXT_MAX ? null : nearestName(found, known);
}

/** Among numbers (or numerals) the closest one; of two equally close ones the smaller. */
function nearestNumber(
  text: string,
  choices: readonly (string | number)[],
): string | number | null {
  if (!NUMERAL.test(text) || !choices.every((choice) => NUMERAL.test(String(choice)))) return null;
  let best: string | number | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const choice of choices) {
    const distance = Math.abs(Number(choice) - Number(text));
    if (distance < bestDistance || (distance === bestDistance && Number(choice) < Number(best))) {
      best = choice;
      bestDistance = distance;
    }
  }
  return best;
}

function nearestText(text: string, choices: readonly (string | number)[]): string | number | null {
  const near = nearestName(text, choices.map(String));
  return choices.find((choice) => String(choice) === near) ?? null;
}
