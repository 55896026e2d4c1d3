import type { CatalogueSource } from './compare-catalogue.ts';
import type { PageOutcome, PagePlace } from './page-reading.ts';
import { readDocument, readPage } from './read-page.ts';
import type { VendorTexts } from './vendor-texts.ts';

/** Reads everything that was got. `knownFlat` are paths of dedicated endpoints in the catalogue. */
export function readTexts(texts: VendorTexts, knownFlat: ReadonlySet<string>): CatalogueSource {
  const outcomes: PageOutcome[] = [...texts.failed];
  for (const { id, place, document } of texts.documents) {
    outcomes.push(...readDocument(document, place, knownFlat).map((each) => asModel(each, id)));
  }
  for (const { place, text } of texts.pages) outcomes.push(...readPage(text, place, knownFlat));
  const ids = outcomes.flatMap((each) => (each.kind === 'model' ? [each.reading.id] : []));
  const told = outcomes.filter((each) => each.kind === 'model' || !isMadeGood(each.place, ids));
  return {
    outcomes: told.map((outcome) => withPrice(outcome, texts.prices)),
    isWhole: texts.index !== null,
  };
}

/** The catalogue says itself which model a schema is for; a schema may name another one. */
function asModel(outcome: PageOutcome, id: string): PageOutcome {
  if (outcome.kind !== 'model' || outcome.reading.id === id) return outcome;
  const doubt = `The schema of ${id} names ${outcome.reading.id}.`;
  const { reading } = outcome;
  return { kind: 'model', reading: { ...reading, id, doubts: [...reading.doubts, doubt] } };
}

/** Whether the catalogue failed to say what a page then said. */
function isMadeGood({ isCatalogue, name }: PagePlace, ids: readonly string[]): boolean {
  return isCatalogue && ids.some((id) => name.endsWith(`/models/${id}`));
}

function withPrice(outcome: PageOutcome, prices: ReadonlyMap<string, string>): PageOutcome {
  if (outcome.kind !== 'model') return outcome;
  const priceText = prices.get(outcome.reading.id) ?? outcome.reading.priceText;
  return { kind: 'model', reading: { ...outcome.reading, priceText } };
}
