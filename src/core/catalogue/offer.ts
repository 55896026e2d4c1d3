import { type ModelId, models } from '../../../generated/models/index.ts';
import type { ModelSummary } from '../../../generated/runtime/model-summary.ts';
import type { Section } from '../dialogue/screen.ts';
import { type PriceRange, priceRange } from './price-range.ts';
import { type Task, tasksIn } from './sections.ts';
import { isOnSale, isResting } from './shelf.ts';

/** A model in a list. */
export interface Offer {
  readonly model: ModelSummary & { readonly id: ModelId };
  readonly price: PriceRange;
}

/** One page of a list of models. */
export interface OfferPage {
  readonly offers: readonly Offer[];
  /** From 0: the last page when a later one was asked for. */
  readonly page: number;
  readonly pages: number;
  /** Of all pages. */
  readonly total: number;
}

export const OFFERS_PER_PAGE = 8;

const shown: readonly (typeof models)[ModelId][] = Object.values(models);

/** The model under this id, if the bot sells it now. */
export function offeredModel(id: string): Offer['model'] | null {
  if (!Object.hasOwn(models, id)) return null;
  const model = models[id as ModelId];
  return model.sold && isOnSale(id) && !isResting(id) ? model : null;
}

/** What is said of a model that {@link offeredModel} does not have. */
export function unavailableKey(id: string): 'error-model-resting' | 'error-model-unavailable' {
  return isResting(id) ? 'error-model-resting' : 'error-model-unavailable';
}

/** What a section offers: tasks for which a model is sold. */
export function offeredTasks(section: Section): readonly Task[] {
  return tasksIn(section).filter((task) =>
    shown.some((model) => model.task === task && offeredModel(model.id) !== null),
  );
}

/** Models for a task, cheapest first; empty when none is sold. */
export function offersFor(task: string): readonly Offer[] {
  return shown
    .filter((model) => model.task === task)
    .flatMap(({ id }) => offerOf(id) ?? [])
    .sort((a, b) => Number(a.price.from - b.price.from) || (a.model.id < b.model.id ? -1 : 1));
}

/** A model with its price, if the bot sells it. */
export function offerOf(id: string): Offer | null {
  const model = offeredModel(id);
  const price = model === null ? null : priceRange(model.id);
  return model === null || price === null ? null : { model, price };
}

/** A page of {@link offersFor}; null when nothing is sold for the task. */
export function offerPage(task: string, page: number): OfferPage | null {
  const offers = offersFor(task);
  return offers.length === 0 ? null : pageAt(offers, page);
}

/** A page of a list; the last one when there is no such page. */
export function pageAt(offers: readonly Offer[], page: number): OfferPage {
  const total = offers.length;
  const pages = Math.max(1, Math.ceil(total / OFFERS_PER_PAGE));
  const shownPage = Math.min(page, pages - 1);
  const start = shownPage * OFFERS_PER_PAGE;
  return { offers: offers.slice(start, start + OFFERS_PER_PAGE), page: shownPage, pages, total };
}

/** The page of its task on which a model stands, from 0: where "back" leads from its card. */
export function pageOf({ id, task }: ModelSummary): number {
  const place = offersFor(task).findIndex(({ model }) => model.id === id);
  return Math.max(0, Math.floor(place / OFFERS_PER_PAGE));
}
