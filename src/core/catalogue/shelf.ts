import type { Kopecks } from '../money/kopecks.ts';
import type { Outage } from './breaker.ts';

/** What those who run the bot have changed of a model; the contract says the rest. */
export interface ShelfChange {
  readonly isOffered: boolean;
  /** Of the price by the contract. */
  readonly pricePercent: number;
  /** How many orders are free; null: as the contract says. */
  readonly free: FreeLimits | null;
}

/** For one user and one model. Zeros: nothing is free. */
export interface FreeLimits {
  readonly perHour: number;
  readonly perDay: number;
}

/** A model as it stands there now: what people have changed, and whether it fails at the vendor. */
interface ShelfPlace extends ShelfChange {
  readonly outage?: Outage;
}

/** All changes, by model. A model without one is as the contract says, and works. */
export type Shelf = Readonly<Record<string, ShelfPlace>>;

export const contractShelf: Shelf = {};
export const unchanged: ShelfChange = { isOffered: true, pricePercent: 100, free: null };

let present: Shelf = contractShelf;

/**
 * Does `work` with these changes, for everything in it that asks what is offered and for how much.
 * Every list, card, form, button and order asks here, so that none can be forgotten. `work` is
 * synchronous, so nothing else can happen under its shelf: what it returns depends on what it is
 * given and on `shelf`, and nothing else.
 */
export function underShelf<Result>(shelf: Shelf, work: () => Result): Result {
  const before = present;
  present = shelf;
  try {
    return work();
  } finally {
    present = before;
  }
}

/** What was changed of a model. */
export function changeOf(modelId: string): ShelfChange {
  const { outage: _outage, ...change } = placeOf(modelId);
  return change;
}

/** Nobody has taken the model off. */
export function isOnSale(modelId: string): boolean {
  return placeOf(modelId).isOffered;
}

/** How many orders of the model people have made free; null: as the contract says. */
export function freeOnShelf(modelId: string): FreeLimits | null {
  return placeOf(modelId).free;
}

/** Why a model rests or is tried again; null while it works. */
export function outageOf(modelId: string): Outage | null {
  return placeOf(modelId).outage ?? null;
}

/** It is on sale as far as people decide, and takes a break because the vendor fails at it. */
export function isResting(modelId: string): boolean {
  return isOnSale(modelId) && outageOf(modelId)?.isResting === true;
}

function placeOf(modelId: string): ShelfPlace {
  return (Object.hasOwn(present, modelId) ? present[modelId] : undefined) ?? unchanged;
}

/** A shelf on which these models fail. */
export function withOutages(shelf: Shelf, outages: Readonly<Record<string, Outage>>): Shelf {
  const places = Object.entries(outages).map(([modelId, outage]) => {
    return [modelId, { ...unchanged, ...shelf[modelId], outage }] as const;
  });
  return { ...shelf, ...Object.fromEntries(places) };
}

/** The price of what the contract prices so: in favour of the house by less than a kopeck. */
export function onShelf(modelId: string, kopecks: Kopecks): Kopecks {
  const { pricePercent } = placeOf(modelId);
  return (kopecks * BigInt(pricePercent) + 99n) / 100n;
}

/** Beyond these it is a slip of the pen. */
const PERCENT_MIN = 10;
const PERCENT_MAX = 1_000;

/** `120` or `120%`; null for anything else. */
export function typedPercent(text: string): number | null {
  const [, digits] = /^(\d{2,4})\s*%?$/.exec(text.trim()) ?? [];
  const percent = Number(digits);
  return percent >= PERCENT_MIN && percent <= PERCENT_MAX ? percent : null;
}

const FREE_MAX = 1_000;

/** `2 5`: so many in an hour, so many in a day, which are not fewer; `0` for none. Null: unclear. */
export function typedFreeLimits(text: string): FreeLimits | null {
  const words = text.trim();
  if (words === '0') return { perHour: 0, perDay: 0 };
  const [, hour, day] = /^(\d{1,4})[\s,;/]+(\d{1,4})$/.exec(words) ?? [];
  if (hour === undefined) return null;
  const [perHour, perDay] = [Number(hour), Number(day)];
  return perHour <= perDay && perDay <= FREE_MAX ? { perHour, perDay } : null;
}
