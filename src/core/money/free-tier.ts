import { freeTier } from '../../../generated/bot.ts';
import { type FreeLimits, freeOnShelf } from '../catalogue/shelf.ts';

/** Free orders of one user for one model that count: delivered ones, and those under way. */
export interface FreeUses {
  readonly lastHour: number;
  readonly lastDay: number;
}

/** By the id of the model. One that is not named was not used. */
export type FreeUsesByModel = Readonly<Record<string, FreeUses>>;

/** How many orders of a model are free for this user now. */
export interface FreeAllowance extends FreeLimits {
  readonly left: number;
  /** Which limit is used up, or comes first. */
  readonly period: 'hour' | 'day';
}

const { models, perDay, perHour } = freeTier;

const NONE: FreeLimits = { perHour: 0, perDay: 0 };

/** What the contract lets a user have of a model for nothing. */
export function contractFreeLimits(modelId: string): FreeLimits {
  return (models as readonly string[]).includes(modelId) ? { perHour, perDay } : NONE;
}

/** The same as it is now: those who run the bot may have changed it. */
export function freeLimits(modelId: string): FreeLimits {
  return freeOnShelf(modelId) ?? contractFreeLimits(modelId);
}

/** Null for a model that is never free. */
export function freeAllowance(modelId: string, uses: FreeUsesByModel): FreeAllowance | null {
  const limits = freeLimits(modelId);
  if (limits.perDay === 0 || limits.perHour === 0) return null;
  const { lastHour, lastDay } = uses[modelId] ?? { lastHour: 0, lastDay: 0 };
  const ofHour = Math.max(0, limits.perHour - lastHour);
  const ofDay = Math.max(0, limits.perDay - lastDay);
  return ofDay <= ofHour
    ? { ...limits, left: ofDay, period: 'day' }
    : { ...limits, left: ofHour, period: 'hour' };
}
