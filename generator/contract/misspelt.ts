import { nearestName } from '../runtime/nearest-name.ts';

/**
 * Whether a list means `name` and spells it otherwise: one of its names is not known and near to
 * it. That is said of the list, so that it need not be said of what is missing.
 */
export function isMisspeltIn(
  list: readonly string[],
  isKnown: (name: string) => boolean,
  name: string,
): boolean {
  return list.some((each) => !isKnown(each) && nearestName(each, [name]) !== null);
}
