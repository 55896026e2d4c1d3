import type { Kopecks } from './kopecks.ts';

/** What a user has paid for results. */
export interface Spending {
  readonly todayKopecks: Kopecks;
  /** Of seven days, today being one of them. */
  readonly weekKopecks: Kopecks;
  /** Of thirty days. */
  readonly monthKopecks: Kopecks;
}

/** When each period of {@link Spending} began. */
export interface SpendingPeriods {
  readonly todayMs: number;
  readonly weekMs: number;
  readonly monthMs: number;
}

const DAY_MS = 24 * 60 * 60_000;
/** Moscow, in which the bot tells dates, has no summer time. */
const ZONE_MS = 3 * 60 * 60_000;

/** Days begin at midnight in Moscow, as all dates that the bot tells. */
export function spendingPeriods(nowMs: number): SpendingPeriods {
  const todayMs = Math.floor((nowMs + ZONE_MS) / DAY_MS) * DAY_MS - ZONE_MS;
  return { todayMs, weekMs: todayMs - 6 * DAY_MS, monthMs: todayMs - 29 * DAY_MS };
}
