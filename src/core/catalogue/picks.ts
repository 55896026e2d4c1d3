import { models } from '../../../generated/models/index.ts';
import { type FreeAllowance, type FreeUsesByModel, freeAllowance } from '../money/free-tier.ts';
import type { ModelUse } from './model-use.ts';
import { type Offer, offeredModel, offeredTasks, offerOf, offersFor } from './offer.ts';
import { sections } from './sections.ts';

/** A list of models that somebody might like without knowing what they want. */
export const pickLists = ['popular', 'cheapest', 'new', 'free'] as const;
export type PickList = (typeof pickLists)[number];

/** More is no choice any more but a catalogue. */
const PICKS_MAX = 24;

/** Models that people really use, most used first; none while nothing was delivered. */
export function popularOffers(uses: readonly ModelUse[]): readonly Offer[] {
  return uses
    .filter(({ orders }) => orders > 0)
    .toSorted((a, b) => b.orders - a.orders || (a.modelId < b.modelId ? -1 : 1))
    .flatMap(({ modelId }) => offerOf(modelId) ?? [])
    .slice(0, PICKS_MAX);
}

/** The cheapest model for each task, in the order of the menu. */
export function cheapestOffers(): readonly Offer[] {
  return sections.flatMap(offeredTasks).flatMap((task) => offersFor(task)[0] ?? []);
}

/**
 * Models by the day on which they joined the catalogue, latest first. Of one day the cheapest of
 * each family comes first, so that a family with many does not hide the others.
 */
export function newOffers(): readonly Offer[] {
  const ofDays = [...Map.groupBy(offeredModels(), ({ since }) => since)].sort(([a], [b]) =>
    a < b ? 1 : -1,
  );
  const found: Offer[] = [];
  for (const [, ofDay] of ofDays) {
    if (found.length >= PICKS_MAX) break;
    found.push(...familiesInTurn(priced(ofDay)));
  }
  return found.slice(0, PICKS_MAX);
}

/** The cheapest of each family, then the second of each, and so on. */
function familiesInTurn(offers: readonly Offer[]): readonly Offer[] {
  const ofFamilies = Map.groupBy(offers.toSorted(byPrice), ({ model }) => model.family);
  return [...ofFamilies.values()]
    .flatMap((ofOne) => ofOne.map((offer, rank) => ({ offer, rank })))
    .sort((a, b) => a.rank - b.rank || byPrice(a.offer, b.offer))
    .map(({ offer }) => offer);
}

/** A model of which some orders are free, and how many are left for this user. */
export interface FreeOffer {
  readonly offer: Offer;
  readonly free: FreeAllowance;
}

/** Those with most left first. */
export function freeOffers(uses: FreeUsesByModel): readonly FreeOffer[] {
  return offeredModels()
    .flatMap(({ id }) => {
      const free = freeAllowance(id, uses);
      const offer = free === null ? null : offerOf(id);
      return free === null || offer === null ? [] : [{ offer, free }];
    })
    .sort((a, b) => b.free.left - a.free.left);
}

/** A family of models and how many of them are sold. */
export interface Family {
  readonly family: string;
  readonly count: number;
}

/** Families of which a model is sold, by name. */
export function offeredFamilies(): readonly Family[] {
  const counts = Map.groupBy(offeredModels(), ({ family }) => family);
  return [...counts]
    .map(([family, { length: count }]) => ({ family, count }))
    .sort((a, b) => (a.family < b.family ? -1 : 1));
}

/** Models of a family, cheapest first; empty for what is no family, or is none any more. */
export function offersOfFamily(family: string): readonly Offer[] {
  return priced(offeredModels().filter((model) => model.family === family)).sort(byPrice);
}

function byPrice(a: Offer, b: Offer): number {
  return Number(a.price.from - b.price.from) || (a.model.id < b.model.id ? -1 : 1);
}

/** Without prices: the first look at the price of a model costs milliseconds. */
function offeredModels(): Offer['model'][] {
  return Object.keys(models).flatMap((id) => offeredModel(id) ?? []);
}

function priced(offered: readonly Offer['model'][]): Offer[] {
  return offered.flatMap(({ id }) => offerOf(id) ?? []);
}
