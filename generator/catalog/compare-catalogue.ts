import { chooseReadings } from './choose-readings.ts';
import { compareInput } from './compare-input.ts';
import { comparePrice } from './compare-price.ts';
import type { Difference } from './difference.ts';
import { type CatalogueModel, correctionsOf, type Judged, judge } from './judge.ts';
import type { ModelReading, PageOutcome } from './page-reading.ts';
import { asList, asMap, mapAt, textAt } from './plain-map.ts';
import { withUnlistedValues } from './unlisted-values.ts';

/** A page that was not understood, or one that is no business of the catalogue, and why. */
export interface NamedPage {
  readonly page: string;
  readonly reason: string;
}

/** A current model, and where the vendor says something else. */
export interface ComparedModel {
  readonly model: CatalogueModel;
  readonly reading: ModelReading;
  readonly differences: readonly Judged[];
  /** Corrections that correct nothing any more. */
  readonly settled: readonly string[];
}

/** A model of ours that the vendor no longer documents. */
export interface GoneModel {
  readonly model: CatalogueModel;
  /** Why a person has to decide; null when it is certain. */
  readonly doubt: string | null;
}

/** The vendor's catalogue beside ours. */
export interface CatalogueDiff {
  readonly compared: readonly ComparedModel[];
  readonly added: readonly ModelReading[];
  readonly gone: readonly GoneModel[];
  /** Models that we took for removed, and that the vendor documents. */
  readonly returned: readonly { readonly model: CatalogueModel; readonly reading: ModelReading }[];
  /** Models that we do not offer any more, and that the vendor still documents. */
  readonly retired: readonly { readonly id: string; readonly status: string }[];
  readonly unreadable: readonly NamedPage[];
  readonly others: readonly NamedPage[];
  readonly repeated: readonly { readonly page: string; readonly id: string }[];
}

export interface CatalogueSource {
  readonly outcomes: readonly PageOutcome[];
  /** Whether every model of the vendor must be among them: an index was read. */
  readonly isWhole: boolean;
}

/**
 * Compares what was read with our models. `only` limits it to these ids; then nothing is said to be
 * gone.
 */
export function compareCatalogue(
  models: readonly CatalogueModel[],
  source: CatalogueSource,
  only: ReadonlySet<string> | null = null,
): CatalogueDiff {
  const byId = new Map(models.map((model) => [idOf(model), model]));
  const chosen = chooseReadings(source.outcomes, (id) => pagesOf(byId.get(id)));
  const isWanted = (id: string): boolean => only === null || only.has(id);
  const readings = chosen.readings.filter(({ id }) => isWanted(id));
  const compared: ComparedModel[] = [];
  const added: ModelReading[] = [];
  const returned: { readonly model: CatalogueModel; readonly reading: ModelReading }[] = [];
  const retired: { readonly id: string; readonly status: string }[] = [];
  for (const reading of readings) {
    const model = byId.get(reading.id);
    const status = textAt(model?.data ?? null, 'status') ?? '';
    if (model === undefined) added.push(reading);
    else if (status === 'current') compared.push(compareModel(model, reading));
    else if (status === 'removed' && !reading.place.isOld) returned.push({ model, reading });
    else retired.push({ id: reading.id, status });
  }
  const unread = [
    ...source.outcomes.filter((each) => each.kind === 'unreadable'),
    ...chosen.contradicting,
  ];
  const seen = new Set(chosen.readings.map(({ id }) => id));
  return {
    compared: compared.sort((a, b) => byText(idOf(a.model), idOf(b.model))),
    added: added.sort((a, b) => byText(a.id, b.id)),
    gone: source.isWhole && only === null ? goneModels(models, seen, source.outcomes, unread) : [],
    returned,
    retired: retired.sort((a, b) => byText(a.id, b.id)),
    unreadable: named(unread),
    others: named(source.outcomes.filter((each) => each.kind === 'other')),
    repeated: chosen.repeated,
  };
}

/** The id of a model file. */
export function idOf({ data }: CatalogueModel): string {
  return textAt(data, 'id') ?? '';
}

/** Addresses from which a model was read, without `.md`. */
function pagesOf(model: CatalogueModel | undefined): readonly string[] {
  return asList(model?.data['source']).flatMap((each) => textAt(asMap(each), 'page') ?? []);
}

function compareModel(model: CatalogueModel, reading: ModelReading): ComparedModel {
  const corrections = correctionsOf(model.data);
  const listed = withUnlistedValues(reading.input, corrections);
  const found: Difference[] = [...compareInput(mapAt(model.data, 'input'), listed)];
  if (reading.place.isOld) {
    found.push({ kind: 'changed', at: 'status', ours: 'current', theirs: 'an old model' });
  } else if (reading.isDeprecated) {
    found.push({ kind: 'changed', at: 'status', ours: 'current', theirs: 'deprecated' });
  }
  const endpoint = mapAt(model.data, 'api')['endpoint'];
  if (endpoint !== reading.endpoint) {
    const theirs = reading.endpoint;
    found.push({ kind: 'changed', at: 'api.endpoint', ours: endpoint, theirs });
  }
  if (reading.priceText !== null) {
    const price = comparePrice(asMap(model.data['price']), reading.priceText);
    if (price !== null) found.push(price);
  }
  const plain = compareInput(mapAt(model.data, 'input'), reading.input);
  const needed = new Set([...plain, ...found].map(({ at }) => at));
  const doubts = [...reading.doubts, ...lossOf(model, found)];
  return {
    model,
    reading,
    differences: found.map((each) => judge(each, model, { ...reading, doubts })),
    settled: corrections.map(({ at }) => at).filter((at) => !needed.has(at)),
  };
}

/** A page that lost most of its parameters came in part rather than that the model did. */
function lossOf({ data }: CatalogueModel, found: readonly Difference[]): readonly string[] {
  const names = Object.keys(mapAt(mapAt(data, 'input'), 'properties'));
  const gone = found.filter(({ at, theirs }) => theirs === undefined && names.includes(at));
  if (gone.length * 2 <= names.length || gone.length < 2) return [];
  return [`${gone.length} of ${names.length} parameters are gone at once.`];
}

/** So many at once are rather an index that came in part. */
const GONE_SHARE_MAX = 0.1;
const GONE_ALWAYS_BELIEVED = 3;

function goneModels(
  models: readonly CatalogueModel[],
  seen: ReadonlySet<string>,
  outcomes: readonly PageOutcome[],
  unread: readonly PageOutcome[],
): readonly GoneModel[] {
  const current = models.filter(({ data }) => data['status'] === 'current');
  const gone = current.filter((model) => !seen.has(idOf(model)));
  const unreadPages = unread.flatMap((each) => ('place' in each ? (each.place.page ?? []) : []));
  const isTooMany = gone.length > Math.max(GONE_ALWAYS_BELIEVED, current.length * GONE_SHARE_MAX);
  return gone
    .filter((model) => !pagesOf(model).some((page) => unreadPages.includes(page)))
    .map((model) => {
      const doubt = emptiedPage(model, outcomes) ?? doubtOf(isTooMany, gone.length, unread);
      return { model, doubt };
    });
}

/** A page that once documented the model, is still there, and is about something else now. */
function emptiedPage(model: CatalogueModel, outcomes: readonly PageOutcome[]): string | null {
  const pages = pagesOf(model);
  const emptied = outcomes.find(
    (each) => each.kind === 'other' && each.place.page !== null && pages.includes(each.place.page),
  );
  if (emptied === undefined || emptied.kind === 'model') return null;
  return `Its page ${emptied.place.page} is still there, and no longer says how. ${emptied.reason}`;
}

function doubtOf(isTooMany: boolean, count: number, unread: readonly PageOutcome[]): string | null {
  if (isTooMany) return `${count} models at once are gone, so the index may have come in part.`;
  if (unread.length > 0) return 'A page that could not be read may be about it.';
  return null;
}

function named(outcomes: readonly PageOutcome[]): readonly NamedPage[] {
  return outcomes.flatMap((each) =>
    each.kind === 'model' ? [] : [{ page: each.place.name, reason: each.reason }],
  );
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
