import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, type Pair, type YAMLMap } from 'yaml';
import { parseDocuments, parseYaml } from './parse-yaml.ts';
import { entryLines, type Writable } from './render-value.ts';

type Plain = Readonly<Record<string, unknown>>;

/**
 * A YAML text with one value set, or taken away when it is undefined. Only the lines of that entry
 * change, or of the smallest entry around it that stands in lines of its own; all others keep their
 * comments, quotes and order. A key that is not there comes last in its mapping. Null when the text
 * is written in a way that this cannot be done for certain.
 */
export function withValueAt(
  text: string,
  path: readonly string[],
  value: Writable | undefined,
): string | null {
  const parsed = parseYaml({ path: '', text });
  const [document] = parseDocuments(text);
  const root = document?.contents;
  if (!parsed.ok || !isMap(root) || root.flow === true) return null;
  const wanted = changed(parsed.data, path, value);
  if (wanted === null) return null;
  const place = placeOf(root, path);
  if (place === null) return null;
  const edited = replaced(text, place, wanted);
  const read = edited === null ? null : parseYaml({ path: '', text: edited });
  return read?.ok === true && isDeepStrictEqual(read.data, wanted) ? edited : null;
}

/** Plain data with one value set or taken away; null when a step of the path is no mapping. */
function changed(data: Plain, path: readonly string[], value: unknown): Plain | null {
  const [key, ...rest] = path;
  if (key === undefined) return null;
  if (rest.length > 0) {
    const inner = data[key] ?? {};
    if (typeof inner !== 'object' || Array.isArray(inner)) return null;
    const below = changed(inner as Plain, rest, value);
    return below === null ? null : { ...data, [key]: below };
  }
  if (value !== undefined) return { ...data, [key]: value };
  const { [key]: _, ...others } = data;
  return others;
}

/** An entry of a mapping that stands in lines of its own. */
interface Place {
  readonly owner: YAMLMap;
  readonly pair: Pair | undefined;
  readonly path: readonly string[];
}

/** The deepest entry on the path whose mapping is written in lines. */
function placeOf(root: YAMLMap, path: readonly string[]): Place | null {
  let owner = root;
  for (const [depth, key] of path.entries()) {
    const pair = owner.items.find((each) => isScalar(each.key) && each.key.value === key);
    const below = pair?.value;
    const isLast = depth === path.length - 1;
    const isInLines = isMap(below) && below.flow !== true && below.anchor === undefined;
    if (isLast || !isInLines) return { owner, pair, path: path.slice(0, depth + 1) };
    owner = below;
  }
  return null;
}

function replaced(text: string, place: Place, wanted: Plain): string | null {
  const { owner, pair, path } = place;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const key = path.at(-1) ?? '';
  const neighbour = pair ?? owner.items.at(-1);
  const start = rangeOf(neighbour?.key)?.[0];
  const end = pair === undefined ? endOf(neighbour) : endOf(pair);
  if (start === undefined || end === undefined) return null;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const indent = text.slice(lineStart, start);
  if (indent.trim() !== '') return null;
  const value = valueAt(wanted, path);
  const lines = value === undefined ? [] : entryLines(key, value as Writable, indent);
  const words = lines.map((line) => line + eol).join('');
  const lineEnd = lineEndAfter(text, end);
  if (pair !== undefined) return text.slice(0, lineStart) + words + text.slice(lineEnd);
  const before = text.slice(0, lineEnd);
  return (before.endsWith('\n') ? before : before + eol) + words + text.slice(lineEnd);
}

function valueAt(data: Plain, path: readonly string[]): unknown {
  return path.reduce<unknown>((node, key) => (node as Plain | undefined)?.[key], data);
}

/** Offset behind the line in which a value ends; a comment behind it belongs to it. */
function lineEndAfter(text: string, end: number): number {
  if (text[end - 1] === '\n') return end;
  const next = text.indexOf('\n', end);
  return next < 0 ? text.length : next + 1;
}

function endOf(pair: Pair | undefined): number | undefined {
  return rangeOf(pair?.value)?.[1] ?? rangeOf(pair?.key)?.[1];
}

/** Start and end of a node, without the comments after it. */
function rangeOf(node: unknown): readonly [number, number] | undefined {
  const range = (node as { readonly range?: readonly number[] | null } | null | undefined)?.range;
  return range?.[0] === undefined || range[1] === undefined ? undefined : [range[0], range[1]];
}
