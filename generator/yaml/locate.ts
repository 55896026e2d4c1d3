import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLSeq,
} from 'yaml';
import type { DataPath } from '../diagnostics/address.ts';
import type { TextRange } from '../source/source-text.ts';
import { parseDocuments } from './parse-yaml.ts';

/** Finds the text of a key or a value. A path that leads nowhere ends at the nearest key above. */
export type Locate = (path: DataPath, anchor: 'key' | 'value') => TextRange;

/**
 * A finder for one YAML text. The text is parsed for it once more, with positions: only what is
 * reported needs them.
 */
export function locator(text: string): Locate {
  const [document] = parseDocuments(text);
  return (path, anchor) => {
    const found = document === undefined ? null : find(document, path, anchor);
    return found ?? { start: 0, end: Math.min(1, text.length) };
  };
}

function find(
  document: Document.Parsed,
  path: DataPath,
  anchor: 'key' | 'value',
): TextRange | null {
  let node: Node | null = document.contents;
  let key: Node | null = null;
  for (const step of path) {
    const target: Node | null = behindAlias(document, node);
    const entry = isSeq(target)
      ? itemAt(target, Number(step))
      : entryAt(document, target, String(step));
    if (entry === null) return wordOf(key ?? target);
    node = entry.value;
    key = entry.key;
  }
  if (anchor === 'value' && (isScalar(node) || isAlias(node))) return wordOf(node);
  return wordOf(key ?? node);
}

interface Entry {
  /** What names the entry; for an item of a list the item itself. */
  readonly key: Node | null;
  readonly value: Node | null;
}

function itemAt(list: YAMLSeq, index: number): Entry | null {
  const item = list.items[index] as Node | Pair | undefined;
  if (item === undefined) return null;
  return isPair(item)
    ? { key: item.key as Node, value: item.value as Node | null }
    : { key: item, value: item };
}

function behindAlias(document: Document.Parsed, node: Node | null): Node | null {
  return isAlias(node) ? (node.resolve(document) ?? null) : node;
}

/** The entry of a mapping: its own, or one that it takes over with `<<`. */
function entryAt(document: Document.Parsed, target: Node | null, name: string): Entry | null {
  if (!isMap(target)) return null;
  for (const pair of target.items) {
    const { key } = pair;
    if (isScalar(key) && String(key.value) === name) {
      return { key, value: pair.value as Node | null };
    }
  }
  for (const pair of target.items) {
    if (!isScalar(pair.key) || pair.key.source !== '<<') continue;
    const merged = behindAlias(document, pair.value as Node | null);
    for (const each of isSeq(merged) ? (merged.items as Node[]) : [merged]) {
      const entry = entryAt(document, behindAlias(document, each), name);
      if (entry !== null) return entry;
    }
  }
  return null;
}

/** A collection is marked at its first key: a mark under fifty lines says nothing. */
function wordOf(node: Node | null): TextRange | null {
  const range = node?.range;
  if (range === undefined || range === null) return null;
  const [start, end] = range;
  if (isScalar(node) || isAlias(node)) return { start, end: Math.max(end, start + 1) };
  const first = isMap(node) && node.flow !== true ? (node.items[0]?.key as Node | undefined) : null;
  return isScalar(first) ? wordOf(first) : { start, end: start + 1 };
}
