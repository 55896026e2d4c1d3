import { freeTier } from '../../../generated/bot.ts';

/** Free orders of one user for one model that count: delivered ones, and those under way. */
export interface FreeUses {
  readonly lastHour: number;
  readonly lastDay: number;
}

/** By the id of the model. One that is not named was not used. */
export type FreeUsesByModel = Readonly<Record<string, FreeUses>>;

/** How many orders of a model are free for this user now. */
export interface FreeAllowance {
  readonly left: number;
  /** Which limit is used up, or comes first. */
  readonly period: 'hour' | 'day';
}

const { models, perDay, perHour } = freeTier;

/** Null for a model that is never free. */
export function freeAllowance(modelId: string, uses: FreeUsesByModel): FreeAllowance | null {
  if (!(models as readonly string[]).includes(modelId)) return null;
  const { lastHour, lastDay } = uses[modelId] ?? { lastHour: 0, lastDay: 0 };
  const ofHour = Math.max(0, perHour - lastHour);
  const ofDay = Math.max(0, perDay - lastDay);
  return ofDay <= ofHour ? { left: ofDay, period: 'day' } : { left: ofHour, period: 'hour' };
}
