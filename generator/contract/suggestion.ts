import type { Fix } from '../diagnostics/finding.ts';
import { editDistance, nearestName } from '../runtime/nearest-name.ts';

/** What was probably meant, and the change where nothing else can be meant. */
export interface Suggestion {
  readonly nearest?: string;
  readonly fix?: Fix;
}

/** Below this length one slip may lead to many names: `S9` may be any scenario. */
const SHORTEST_CERTAIN = 5;

/** The existing name that a wrong one is near to. Numerals are never slips of each other. */
export function suggested(name: string, names: readonly string[]): Suggestion {
  const nearest = nearestName(name, names);
  if (nearest === null || /^[\d.]+$/.test(nearest)) return {};
  const slips = (other: string): number => editDistance(name.toLowerCase(), other.toLowerCase());
  const best = slips(nearest);
  const isOnlyOne = names.every((each) => each === nearest || slips(each) > best);
  if (name.length < SHORTEST_CERTAIN - 1 && !isOnlyOne) return {};
  if (name.length < SHORTEST_CERTAIN || best > 1 || !isOnlyOne) return { nearest };
  return { nearest, fix: { title: `Replace with ${nearest}`, replacement: nearest } };
}
