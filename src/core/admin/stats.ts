import type { Kopecks } from '../money/kopecks.ts';

/** For how many days, today included, figures are shown. */
export const statsDays = [1, 7, 30] as const;
export type StatsDays = (typeof statsDays)[number];

/** What happened since a moment. */
export interface Stats {
  readonly newUsers: number;
  /** Who has ordered something. */
  readonly orderingUsers: number;
  readonly orders: number;
  readonly deliveredOrders: number;
  /** Failed, cancelled or too late. */
  readonly lostOrders: number;
  /** What users have paid in, less what went back to them. */
  readonly paidInKopecks: Kopecks;
  /** What orders have earned, less what was given back for them. */
  readonly revenueKopecks: Kopecks;
  readonly vendorCostKopecks: Kopecks;
  /** Those with most orders. */
  readonly models: readonly ModelStats[];
}

export interface ModelStats {
  readonly modelId: string;
  readonly orders: number;
  readonly delivered: number;
  /** Failed or too late; not those that a user has stopped. */
  readonly failed: number;
  /** What its orders have earned, less what was given back for them. */
  readonly revenueKopecks: Kopecks;
  readonly costKopecks: Kopecks;
}

const DAY_MS = 86_400_000;
/** Moscow, which changes no clocks. */
const ZONE_MS = 3 * 3_600_000;

/** When the first of so many days began, the last being today. */
export function statsSinceMs(nowMs: number, days: StatsDays): number {
  const today = Math.floor((nowMs + ZONE_MS) / DAY_MS) * DAY_MS - ZONE_MS;
  return today - (days - 1) * DAY_MS;
}

/** Hundredths of what has ended by itself; null while nothing has. */
export function successPercent({
  delivered,
  failed,
}: Pick<ModelStats, 'delivered' | 'failed'>): number | null {
  const ended = delivered + failed;
  return ended === 0 ? null : Math.round((100 * delivered) / ended);
}

/** Whole hundredths of the revenue that are left after the cost; null where nothing was earned. */
export function marginPercent(revenue: Kopecks, cost: Kopecks): bigint | null {
  return revenue > 0n ? ((revenue - cost) * 100n) / revenue : null;
}
