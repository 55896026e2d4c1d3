import type { SmokeScenario } from '../model/model.ts';
import { nearestName } from '../runtime/nearest-name.ts';
import { type Suite, suites } from './check-result.ts';
import type { SmokePlan } from './run-smoke.ts';
import { idOfModelCase, idOfRouteCase, type SmokeCases } from './smoke-cases.ts';

/** Ids of scenarios, and whole suites. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly suites: ReadonlySet<Suite>;
}

/**
 * `S0,S3,routes` as a selection, or a sentence that says what is wrong with it. Without a text
 * everything is selected.
 */
export function parseSelection(
  text: string | undefined,
  scenarios: readonly SmokeScenario[],
): Selection | string {
  if (text === undefined) return { ids: new Set(), suites: new Set(suites) };
  const names = [...scenarios.map(({ id }) => id), ...suites];
  const words = text.split(',').map((word) => word.trim());
  for (const word of words) {
    if (names.includes(word)) continue;
    const nearest = nearestName(word, names);
    const meant = nearest === null ? '' : ` Did you mean ${nearest}?`;
    return `There is no scenario ${word}.${meant} There are ${names.join(', ')}.`;
  }
  const isSuite = (word: string): word is Suite => (suites as readonly string[]).includes(word);
  return {
    ids: new Set(words.filter((word) => !isSuite(word))),
    suites: new Set(words.filter(isSuite)),
  };
}

/** Of all that there is, what is selected. With `onlyIds`, no others. */
export function selectChecks(
  scenarios: readonly SmokeScenario[],
  cases: SmokeCases,
  { ids, suites: wanted }: Selection,
  onlyIds: ReadonlySet<string> | null = null,
): SmokePlan {
  const isDue = (id: string): boolean => onlyIds === null || onlyIds.has(id);
  return {
    scenarios: scenarios.filter(({ id }) => (wanted.has('scenarios') || ids.has(id)) && isDue(id)),
    routes: wanted.has('routes') ? cases.routes.filter((each) => isDue(idOfRouteCase(each))) : [],
    models: wanted.has('models') ? cases.models.filter((each) => isDue(idOfModelCase(each))) : [],
  };
}
