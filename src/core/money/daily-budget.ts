import { stars } from '../../../generated/bot.ts';
import type { Kopecks } from './kopecks.ts';

/** What a user wants to spend in a day, and has spent of it. */
export interface DailyBudget {
  /** Null: no limit. */
  readonly limitKopecks: Kopecks | null;
  /** Orders since midnight in Moscow, apart from those that came to nothing. */
  readonly spentKopecks: Kopecks;
}

/** What can be chosen: as much as one of the packages on sale gives. */
export const budgetChoices: readonly Kopecks[] = stars.packages.map(({ kopecks }) => kopecks);

export function exceedsBudget(
  { limitKopecks, spentKopecks }: DailyBudget,
  priceKopecks: Kopecks,
): boolean {
  return priceKopecks > 0n && limitKopecks !== null && spentKopecks + priceKopecks > limitKopecks;
}
