import { costKopecksPerCreditMicro } from '../../../generated/pricing.ts';
import type { Kopecks } from '../money/kopecks.ts';

/** What the vendor takes for so many millionths of a credit, rounded up to a kopeck. */
export function vendorCostKopecks(creditsMicro: number): Kopecks {
  const { numerator, denominator } = costKopecksPerCreditMicro;
  return (BigInt(creditsMicro) * numerator + denominator - 1n) / denominator;
}
