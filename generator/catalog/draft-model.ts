import { slugOf } from '../model/names.ts';
import { entryLines, type Writable } from '../yaml/render-value.ts';
import { guessFamily } from './guess-family.ts';
import { guessNature } from './guess-nature.ts';
import { withLabels, wordless } from './own-labels.ts';
import type { ModelReading } from './page-reading.ts';
import { asMap, mapAt, type PlainMap, textAt } from './plain-map.ts';
import { priceIn } from './price-text.ts';

/** A model file for what the vendor documents and we do not have. */
export interface DraftedModel {
  readonly id: string;
  readonly path: string;
  readonly text: string;
  readonly isSold: boolean;
  /** A family that has no name for people yet. */
  readonly newFamily: { readonly id: string; readonly title: string } | null;
}

/** What the rest of the contract says, as far as a draft needs it. */
export interface DraftContext {
  readonly today: string;
  readonly modelsFolder: string;
  readonly models: readonly PlainMap[];
  /** The label file. */
  readonly labels: PlainMap;
  /**
   * First line of other model files, by which editors find their schema; null when there is none.
   */
  readonly heading: string | null;
}

/**
 * Writes a new model down. It is sold only when nothing about its page was in doubt, every
 * parameter has words, and its price is certain.
 */
export function draftModel(reading: ModelReading, context: DraftContext): DraftedModel {
  const { labels, today, modelsFolder } = context;
  const shared = new Set(Object.keys(mapAt(labels, 'parameters')));
  const family = guessFamily(reading, context.models);
  const nature = guessNature(reading, Object.keys(mapAt(labels, 'tasks')));
  const properties = mapAt(reading.input, 'properties');
  const missing = Object.entries(properties).flatMap(([name, schema]) =>
    wordless(name, asMap(schema) ?? {}, shared),
  );
  const price = priceIn(reading.priceText ?? '', reading.input, nature.output);
  const isNewFamily = mapAt(labels, 'families')[family.id] === undefined;
  const doubts = [
    ...reading.doubts,
    ...reading.warnings,
    ...(reading.language === 'en' ? [] : ['Its page was read in Chinese.']),
    ...(missing.length > 0 ? [`No words are known for ${[...new Set(missing)].join(', ')}.`] : []),
    ...(nature.isGuessed ? ['What it does is a guess.'] : []),
    ...(isNewFamily ? [`The family ${family.id} is new.`] : []),
  ];
  const title = /\p{Script=Han}/u.test(reading.title) ? reading.id : reading.title;
  const hint = mapAt(mapAt(labels, 'tasks'), nature.task);
  const page = reading.place.page;
  const data: PlainMap = {
    id: reading.id,
    family: family.id,
    task: nature.task,
    title: { en: title, ru: title },
    hint: { en: sentence(textAt(hint, 'en') ?? title), ru: sentence(textAt(hint, 'ru') ?? title) },
    status: 'current',
    api: { envelope: reading.envelope, endpoint: reading.endpoint },
    output: nature.output,
    input: { type: 'object', ...reading.input, properties: labelled(properties, shared) },
    ...(price !== null && { price: { ...price, source: `Price list of the vendor, ${today}.` } }),
    ...(doubts.length > 0 && {
      sold: false,
      sold_reason: 'Nobody has looked at it yet; see notes.',
    }),
    source: [
      page === null
        ? { page: 'https://docs.kie.ai/', date: today, note: `Read from ${reading.place.name}.` }
        : { page, date: today },
    ],
    ...(doubts.length > 0 && { notes: doubts.join(' ') }),
  };
  const path = `${modelsFolder}/${family.id}/${slugOf(reading.id)}.yaml`;
  return {
    id: reading.id,
    path,
    text: fileText(context.heading, data),
    isSold: doubts.length === 0 && price !== null,
    newFamily: isNewFamily ? family : null,
  };
}

function labelled(properties: PlainMap, shared: ReadonlySet<string>): PlainMap {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [
      name,
      withLabels(name, asMap(schema) ?? {}, shared),
    ]),
  );
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function fileText(heading: string | null, data: PlainMap): string {
  const lines = Object.entries(data).flatMap(([key, value]) =>
    entryLines(key, value as Writable, ''),
  );
  return [...(heading === null ? [] : [heading]), ...lines, ''].join('\n');
}
