import { withValueAt } from '../yaml/edit-yaml.ts';
import type { Writable } from '../yaml/render-value.ts';
import type { ComparedModel } from './compare-catalogue.ts';
import type { Judged } from './judge.ts';
import { withLabels } from './own-labels.ts';
import { asList, asMap, mapAt, type PlainMap } from './plain-map.ts';
import { priceIn } from './price-text.ts';

/**
 * A model file with what the vendor changed, and the differences that could not be carried over.
 */
export interface AppliedDifferences {
  readonly text: string;
  readonly applied: readonly Judged[];
  readonly refused: readonly { readonly difference: Judged; readonly because: string }[];
}

export interface EditContext {
  /** YYYY-MM-DD */
  readonly today: string;
  /** Names of parameters that have shared labels. */
  readonly labels: ReadonlySet<string>;
}

/** Follows the vendor in the text of a model file, and in nothing else of it. */
export function applyDifferences(
  text: string,
  { model, reading, differences }: ComparedModel,
  context: EditContext,
): AppliedDifferences {
  let edited = text;
  let data = model.data;
  const applied: Judged[] = [];
  const refused: { readonly difference: Judged; readonly because: string }[] = [];
  for (const difference of differences.filter(({ verdict }) => verdict === 'adopt')) {
    const edits = editsFor(difference, data, reading, context);
    const next = typeof edits === 'string' ? null : withEdits(edited, edits);
    if (next === null || typeof edits === 'string') {
      const because = typeof edits === 'string' ? edits : 'The file is written in another form.';
      refused.push({ difference, because });
      continue;
    }
    edited = next;
    data = edits.reduce((before, edit) => changed(before, edit.path, edit.value), data);
    applied.push(difference);
  }
  if (applied.length > 0) edited = withReadingDate(edited, data, reading, context.today) ?? edited;
  return { text: edited, applied, refused };
}

interface ValueEdit {
  readonly path: readonly string[];
  /** Undefined: taken away. */
  readonly value: Writable | undefined;
}

function withEdits(text: string, edits: readonly ValueEdit[]): string | null {
  let edited: string | null = text;
  for (const { path, value } of edits) {
    if (edited !== null) edited = withValueAt(edited, path, value);
  }
  return edited;
}

/** What to write for a difference; a sentence when that is not known. */
function editsFor(
  { at, theirs }: Judged,
  data: PlainMap,
  reading: ComparedModel['reading'],
  context: EditContext,
): readonly ValueEdit[] | string {
  if (at === 'price') return priceEdits(data, reading, context.today);
  const steps = at.split('.');
  const path = ['input', 'properties', ...steps];
  const last = steps.at(-1) ?? '';
  if (isName(path)) {
    if (theirs !== undefined) {
      const labelled = withLabels(last, asMap(theirs) ?? {}, context.labels);
      return [{ path, value: labelled as Writable }];
    }
    return [{ path, value: undefined }, requiredEdit(data, path, false)];
  }
  const owner = path.slice(0, -1);
  if (last === 'required' && isName(owner)) return [requiredEdit(data, owner, theirs === true)];
  if (last === 'type') {
    const own = keptWords(asMap(valueAt(data, owner)) ?? {});
    const whole = asMap(valueAt({ input: reading.input }, owner)) ?? {};
    return [{ path: owner, value: { ...whole, ...own } as Writable }];
  }
  const edits: ValueEdit[] = [{ path, value: theirs as Writable }];
  if (last === 'enum') edits.push(...idleBeside(owner, data, asList(theirs)));
  return edits;
}

/** Whether a path ends at the name of a parameter. */
function isName(path: readonly string[]): boolean {
  return path.at(-2) === 'properties';
}

function requiredEdit(data: PlainMap, path: readonly string[], isRequired: boolean): ValueEdit {
  const name = path.at(-1) ?? '';
  const place = [...path.slice(0, -2), 'required'];
  const others = asList(valueAt(data, place)).filter((each) => each !== name) as string[];
  const names = isRequired ? [...others, name] : others;
  return { path: place, value: names.length === 0 ? undefined : names };
}

/** What people wrote about a parameter stays when the vendor describes it anew. */
function keptWords(schema: PlainMap): PlainMap {
  const words = ['x-label', 'x-hint', 'x-note'];
  return Object.fromEntries(Object.entries(schema).filter(([key]) => words.includes(key)));
}

/** With the values listed, bounds say nothing, and a default that is not among them is none. */
function idleBeside(
  owner: readonly string[],
  data: PlainMap,
  values: readonly unknown[],
): ValueEdit[] {
  const schema = asMap(valueAt(data, owner)) ?? {};
  const idle = ['minimum', 'maximum', 'multipleOf', 'minLength', 'maxLength', 'pattern', 'const'];
  const gone = idle.filter((key) => schema[key] !== undefined);
  const fallback = schema['default'];
  if (fallback !== undefined && !values.includes(fallback)) gone.push('default');
  return gone.map((key) => ({ path: [...owner, key], value: undefined }));
}

function priceEdits(
  data: PlainMap,
  reading: ComparedModel['reading'],
  today: string,
): readonly ValueEdit[] | string {
  const read = priceIn(reading.priceText ?? '', reading.input, String(data['output']));
  if (read === null) return 'Its words do not say it so that it could be written down for certain.';
  const own = asMap(data['price']);
  if (own === null) {
    if (reading.doubts.length > 0) return 'The page was not read without doubt.';
    const value = { ...read, source: `Price list of the vendor, ${today}.` };
    return [{ path: ['price'], value: value as unknown as Writable }];
  }
  const isSameForm =
    own['unit'] === read.unit &&
    conditionsOf(own) === conditionsOf(read as unknown as PlainMap) &&
    own['surcharges'] === undefined;
  if (!isSameForm) return 'The price is made of other parts than ours.';
  return [
    { path: ['price', 'rates'], value: read.rates as unknown as Writable },
    { path: ['price', 'source'], value: `Price list of the vendor, ${today}.` },
  ];
}

function conditionsOf(price: PlainMap): string {
  const rows = asList(price['rates']).map((row) => JSON.stringify(asMap(row)?.['when'] ?? null));
  return rows.sort().join(' ');
}

/** Notes the day on which the page was read. */
function withReadingDate(
  text: string,
  data: PlainMap,
  { place }: ComparedModel['reading'],
  today: string,
): string | null {
  if (place.page === null) return text;
  const source = asList(data['source']).map((each) => asMap(each) ?? {});
  const index = source.findIndex(
    (each) => each['page'] === place.page && each['note'] === undefined,
  );
  const entry = { page: place.page, date: today };
  const entries = index < 0 ? [...source, entry] : source.with(index, entry);
  const dated = withValueAt(text, ['source'], entries as Writable);
  const since = firstDayOf(source);
  const isKept = data['since'] !== undefined || since === firstDayOf(entries);
  return dated === null || isKept ? dated : withValueAt(dated, ['since'], since);
}

/** A new reading must not make a new model of an old one. */
function firstDayOf(source: readonly PlainMap[]): string {
  return source.map((each) => String(each['date'] ?? '')).sort()[0] ?? '';
}

function valueAt(data: PlainMap, path: readonly string[]): unknown {
  return path.reduce<unknown>((node, key) => asMap(node)?.[key], data);
}

function changed(data: PlainMap, path: readonly string[], value: unknown): PlainMap {
  const [key = '', ...rest] = path;
  if (rest.length > 0) return { ...data, [key]: changed(mapAt(data, key), rest, value) };
  const { [key]: _, ...others } = data;
  return value === undefined ? others : { ...data, [key]: value };
}
