import type { LocalizedText } from './model.ts';
import { child, type RawNode, text } from './raw-node.ts';

/** The pair of texts under `key`. */
export function localized(node: RawNode, key: string): LocalizedText {
  const pair = child(node, key);
  return { en: text(pair, 'en'), ru: text(pair, 'ru') };
}

/** The pair of texts under `key`, or null when it is absent. */
export function localizedOrNull(node: RawNode, key: string): LocalizedText | null {
  return node[key] === undefined ? null : localized(node, key);
}
