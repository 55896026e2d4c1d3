import { isDeepStrictEqual } from 'node:util';
import type { ModelReading, PageOutcome, PagePlace } from './page-reading.ts';

/** One reading for each model, and what else there was. */
export interface ChosenReadings {
  readonly readings: readonly ModelReading[];
  /** Pages that say of a model what another page says already. */
  readonly repeated: readonly { readonly page: string; readonly id: string }[];
  /** Pages that say otherwise of a model that another page documents. */
  readonly contradicting: readonly PageOutcome[];
}

/**
 * Of several pages about one model the best is taken: the catalogue of the vendor before its pages,
 * English before Chinese, current before old, a page with a name before one with a number, and the
 * page that the model was read from before. `pagesOf` gives those.
 */
export function chooseReadings(
  outcomes: readonly PageOutcome[],
  pagesOf: (id: string) => readonly string[],
): ChosenReadings {
  const byId = new Map<string, ModelReading[]>();
  for (const outcome of outcomes) {
    if (outcome.kind !== 'model') continue;
    const { id } = outcome.reading;
    byId.set(id, [...(byId.get(id) ?? []), outcome.reading]);
  }
  const readings: ModelReading[] = [];
  const repeated: { readonly page: string; readonly id: string }[] = [];
  const contradicting: PageOutcome[] = [];
  for (const [id, all] of byId) {
    const known = pagesOf(id);
    const [best, ...others] = [...all].sort((a, b) => rank(a, known) - rank(b, known));
    if (best === undefined) continue;
    readings.push(best);
    for (const other of others) {
      const isSame =
        other.language !== best.language || isWeaker(other, best) || saySame(other, best);
      if (isSame) repeated.push({ page: other.place.name, id });
      else contradicting.push(contradiction(other, best));
    }
  }
  return { readings, repeated, contradicting };
}

function rank(reading: ModelReading, known: readonly string[]): number {
  const { place, language } = reading;
  const isKnown = place.page !== null && known.includes(place.page);
  return (
    (place.isCatalogue ? 0 : 32) +
    (language === 'en' ? 0 : 16) +
    (place.isOld ? 8 : 0) +
    (isNumbered(place) ? 4 : 0) +
    (isKnown ? 0 : 2) +
    (speaksOfItself(reading) ? 0 : 1)
  );
}

/** A page that counts less by its kind may say something older. */
function isWeaker(other: ModelReading, best: ModelReading): boolean {
  return (
    best.place.isCatalogue || other.place.isOld !== best.place.isOld || isNumbered(other.place)
  );
}

function saySame(a: ModelReading, b: ModelReading): boolean {
  return isDeepStrictEqual(a.input, b.input);
}

function isNumbered({ page, name }: PagePlace): boolean {
  return /(^|\/)\d+e0(\.md)?$/.test(page ?? name);
}

/** Whether the name of the page holds the last word of the id. */
function speaksOfItself({ place, id }: ModelReading): boolean {
  const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return bare(place.name).includes(bare(id.slice(id.lastIndexOf('/') + 1)));
}

function contradiction(other: ModelReading, best: ModelReading): PageOutcome {
  const reason = `It is about ${other.id}, of which ${best.place.name} says otherwise.`;
  return { kind: 'unreadable', place: other.place, reason };
}
