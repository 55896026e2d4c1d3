import { describe, expect, it } from 'vitest';
import { timingsOf } from '../../generator/smoke/percentiles.ts';

describe('percentiles', () => {
  it('are times that occurred, whatever the order', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(timingsOf(hundred)).toEqual({
      count: 100,
      p50Ms: 50,
      p95Ms: 95,
      p99Ms: 99,
      maxMs: 100,
      totalMs: 5050,
    });
  });

  it('of few times do not hide the worst', () => {
    expect(timingsOf([10, 900, 20])).toMatchObject({ p50Ms: 20, p95Ms: 900, p99Ms: 900 });
    expect(timingsOf([7])).toMatchObject({ count: 1, p50Ms: 7, p95Ms: 7, maxMs: 7 });
  });

  it('let one time in twenty be late', () => {
    const twenty = [...Array.from({ length: 19 }, () => 10), 5_000];
    expect(timingsOf(twenty)).toMatchObject({ p95Ms: 10, p99Ms: 5_000 });
  });

  it('of nothing are nothing', () => {
    expect(timingsOf([])).toBeNull();
  });
});
