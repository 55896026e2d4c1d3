import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spendingPeriods } from '../../../src/core/money/spending.ts';

const DAY_MS = 24 * 60 * 60_000;

it('a day begins at midnight in Moscow', () => {
  const evening = Date.UTC(2026, 10, 28, 20, 59, 59, 999);
  expect(spendingPeriods(evening).todayMs).toBe(Date.UTC(2026, 10, 27, 21));
  expect(spendingPeriods(evening + 1).todayMs).toBe(Date.UTC(2026, 10, 28, 21));
});

it('7 and 30 days have today in them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (nowMs) => {
      const { todayMs, weekMs, monthMs } = spendingPeriods(nowMs);
      expect(nowMs - todayMs).toBeGreaterThanOrEqual(0);
      expect(nowMs - todayMs).toBeLessThan(DAY_MS);
      expect([todayMs - weekMs, todayMs - monthMs]).toEqual([6 * DAY_MS, 29 * DAY_MS]);
    }),
  );
});
