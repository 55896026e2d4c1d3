import { expect, it } from 'vitest';
import { backoffMs } from '../../src/core/backoff.ts';

it('doubles up to five seconds', () => {
  expect([1, 2, 3, 4, 5, 6, 7].map(backoffMs)).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000]);
  expect(backoffMs(Number.MAX_SAFE_INTEGER)).toBe(5000);
});
