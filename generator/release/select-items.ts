import { nearestName } from '../runtime/nearest-name.ts';
import { type ListedItem, lists } from './release-report.ts';

/**
 * The items that `--only a,b` names, by their ids or by the name of their list; a sentence that
 * says what is wrong when there is no such name.
 */
export function selectItems(
  items: readonly ListedItem[],
  only: string | undefined,
): readonly ListedItem[] | string {
  if (only === undefined) return items;
  const names = [...new Set([...lists, ...items.map(({ id }) => id)])];
  const wanted = only.split(',').map((word) => word.trim());
  const unknown = wanted.find((word) => !names.includes(word));
  if (unknown === undefined) {
    return items.filter(({ id, list }) => wanted.includes(id) || wanted.includes(list));
  }
  const nearest = nearestName(unknown, names);
  const meant = nearest === null ? '' : ` Did you mean ${nearest}?`;
  return `There is no item ${unknown}.${meant} There are ${names.join(', ')}.`;
}
