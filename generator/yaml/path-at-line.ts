import { isMap, isPair, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { DataPath } from '../diagnostics/address.ts';
import { parseDocuments } from './parse-yaml.ts';

/**
 * The deepest entry that covers the first word of a line, as a path; empty when the line belongs to
 * none.
 */
export function pathAtLine(text: string, line: number): DataPath {
  const [document] = parseDocuments(text);
  const lines = text.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  const content = lines[line - 1] ?? '';
  const offset = start + content.length - content.trimStart().replace(/^(- )+/, '').length;
  const path: (string | number)[] = [];
  let node: Node | null = document?.contents ?? null;
  while (node !== null) {
    const next: [string | number, Node | null] | null = stepInto(node, offset);
    if (next === null) break;
    path.push(next[0]);
    node = next[1];
  }
  return path;
}

/** The offset of a key or value: `line:column` of a path, the other way round. */
function stepInto(node: Node, offset: number): [string | number, Node | null] | null {
  if (isMap(node)) {
    for (const pair of node.items) {
      const key = pair.key as Node;
      const value = pair.value as Node | null;
      if (covers(key, value, offset)) return [isScalar(key) ? String(key.value) : '', value];
    }
  }
  if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) {
      const value = (isPair(item) ? (item as Pair<Node, Node>).value : item) as Node | null;
      if (value !== null && covers(value, value, offset)) return [index, value];
    }
  }
  return null;
}

function covers(from: Node, to: Node | null, offset: number): boolean {
  const start = from.range?.[0] ?? Number.POSITIVE_INFINITY;
  const end = to?.range?.[1] ?? from.range?.[1] ?? -1;
  return start <= offset && offset < Math.max(end, start + 1);
}
