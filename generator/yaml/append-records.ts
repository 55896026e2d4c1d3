import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq, type Pair, stringify, type YAMLMap, type YAMLSeq } from 'yaml';
import { parseDocuments, parseYaml } from './parse-yaml.ts';

/** One entry of a list: texts by key, in the order in which they are written. */
export type TextRecord = Readonly<Record<string, string>>;

/**
 * A YAML text with records added at the end of the list `section.key`. All other bytes stay as they
 * are: comments, quotes, line ends. Null when the list is written in a way that this cannot be done
 * for certain (behind an alias, or no mapping); then a person has to write the entry.
 */
export function appendRecords(
  text: string,
  section: string,
  key: string,
  records: readonly TextRecord[],
): string | null {
  const [document] = parseDocuments(text);
  const root = document?.contents;
  const owner = isMap(root) ? pairOf(root, section)?.value : undefined;
  if (!isMap(owner)) return null;
  const edit = editOf(new ListPlace(text, owner, pairOf(owner, key)), key, records.map(oneLine));
  if (edit === null) return null;
  const { start, end, words } = edit;
  const changed = text.slice(0, start) + words + text.slice(end);
  return isAppended(text, changed, { section, key, records: records.map(oneLine) })
    ? changed
    : null;
}

/** Text to write in place of a range. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

class ListPlace {
  readonly text: string;
  readonly owner: YAMLMap;
  readonly pair: Pair | undefined;
  readonly eol: string;

  constructor(text: string, owner: YAMLMap, pair: Pair | undefined) {
    this.text = text;
    this.owner = owner;
    this.pair = pair;
    this.eol = text.includes('\r\n') ? '\r\n' : '\n';
  }

  /** Blanks before the place in its line. */
  indentAt(offset: number): string {
    const line = this.text.slice(this.text.lastIndexOf('\n', offset - 1) + 1, offset);
    return line.replace(/\S.*$/, '');
  }

  isFirstInLine(offset: number): boolean {
    return this.text.slice(this.text.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '';
  }

  /** New lines after the one in which something ends; a comment behind it stays there. */
  linesAfter(offset: number, lines: readonly string[], gap = { start: offset, end: offset }): Edit {
    const isAtStart = this.text[offset - 1] === '\n';
    const found = /\r?\n|$/.exec(this.text.slice(offset));
    const at = isAtStart ? offset : offset + (found?.index ?? 0);
    const added = lines.join(this.eol);
    const words = isAtStart ? `${added}${this.eol}` : `${this.eol}${added}`;
    return { start: gap.start, end: at, words: this.text.slice(gap.end, at) + words };
  }
}

function editOf(place: ListPlace, key: string, records: readonly TextRecord[]): Edit | null {
  const { owner, pair } = place;
  if (pair === undefined) return withNewKey(place, key, records);
  const { value } = pair;
  if (isSeq(value)) {
    if (value.flow !== true) return inBlockList(place, value, records);
    const [start, end] = rangeOf(value) ?? NOWHERE;
    const isBare = /^\[\s*\]$/.test(place.text.slice(start, end));
    return isBare && owner.flow !== true
      ? inPlaceOfEmpty(place, pair, { start, end }, records)
      : inFlowList(place, value, records);
  }
  const isEmpty = value === null || (isScalar(value) && value.value === null);
  if (!isEmpty || owner.flow === true || !isScalar(pair.key)) return null;
  const [start, end] = rangeOf(pair.key) ?? NOWHERE;
  const isWrittenOut = isScalar(value) && value.source !== '';
  if (isWrittenOut) return null;
  return place.linesAfter(end, blockLines(records, `${place.indentAt(start)}  `));
}

function withNewKey(place: ListPlace, key: string, records: readonly TextRecord[]): Edit | null {
  const { owner } = place;
  const last = owner.items.at(-1);
  const [, end] = rangeOf(last?.value) ?? [];
  const [start] = rangeOf(last?.key) ?? [];
  if (start === undefined || end === undefined) return null;
  if (owner.flow === true) {
    return { start: end, end, words: `, ${key}: [${records.map(flowRecord).join(', ')}]` };
  }
  const indent = place.indentAt(start);
  return place.linesAfter(end, [`${indent}${key}:`, ...blockLines(records, `${indent}  `)]);
}

function inBlockList(place: ListPlace, list: YAMLSeq, records: readonly TextRecord[]): Edit | null {
  const [start] = rangeOf(list) ?? NOWHERE;
  const [, end] = rangeOf(list.items.at(-1)) ?? [];
  return end === undefined
    ? null
    : place.linesAfter(end, blockLines(records, place.indentAt(start)));
}

function inFlowList(place: ListPlace, list: YAMLSeq, records: readonly TextRecord[]): Edit {
  const last = rangeOf(list.items.at(-1));
  const words = records.map(flowRecord);
  if (last === null) {
    const at = (rangeOf(list) ?? NOWHERE)[1] - 1;
    return { start: at, end: at, words: words.join(', ') };
  }
  const [start, end] = last;
  const between = place.isFirstInLine(start) ? `,${place.eol}${place.indentAt(start)}` : ', ';
  return { start: end, end, words: between + words.join(between) };
}

/** The brackets go, and the entries follow in lines of their own. */
function inPlaceOfEmpty(
  place: ListPlace,
  pair: Pair,
  { start, end }: { readonly start: number; readonly end: number },
  records: readonly TextRecord[],
): Edit {
  const [keyStart = 0] = rangeOf(pair.key) ?? [];
  const blanks = /[ \t]*$/.exec(place.text.slice(0, start))?.[0].length ?? 0;
  const gap = { start: start - blanks, end };
  return place.linesAfter(end, blockLines(records, `${place.indentAt(keyStart)}  `), gap);
}

function pairOf(map: YAMLMap, name: string): Pair | undefined {
  return map.items.find(({ key }) => isScalar(key) && key.value === name);
}

/** A parsed node has a range; the types do not say so. */
const NOWHERE = [0, 0] as const;

/** Start and end of a node, without the comments after it. */
function rangeOf(node: unknown): readonly [number, number] | null {
  const range = (node as { readonly range?: readonly number[] | null } | null | undefined)?.range;
  return range?.[0] === undefined || range[1] === undefined ? null : [range[0], range[1]];
}

function oneLine(record: TextRecord): TextRecord {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, value.replace(/\s+/g, ' ').trim()]),
  );
}

function blockLines(records: readonly TextRecord[], indent: string): string[] {
  return records.flatMap((record) =>
    Object.entries(record).map(
      ([key, value], index) => `${indent}${index === 0 ? '- ' : '  '}${key}: ${scalar(value)}`,
    ),
  );
}

function flowRecord(record: TextRecord): string {
  const entries = Object.entries(record).map(([key, value]) => {
    return `${key}: ${/[,[\]{}]/.test(value) ? JSON.stringify(value) : scalar(value)}`;
  });
  return `{ ${entries.join(', ')} }`;
}

function scalar(value: string): string {
  return stringify(value, { lineWidth: 0 }).trimEnd();
}

/** Reads both texts: the second must hold what the first does, and the records, and no more. */
function isAppended(
  before: string,
  after: string,
  added: {
    readonly section: string;
    readonly key: string;
    readonly records: readonly TextRecord[];
  },
): boolean {
  const [old, now] = [before, after].map((text) => parseYaml({ path: '', text }));
  if (old?.ok !== true || now?.ok !== true) return false;
  const owner = old.data[added.section] as Readonly<Record<string, unknown>>;
  const list = (owner[added.key] ?? []) as readonly unknown[];
  const expected = {
    ...old.data,
    [added.section]: { ...owner, [added.key]: [...list, ...added.records] },
  };
  return isDeepStrictEqual(now.data, expected);
}
