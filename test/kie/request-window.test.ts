import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RequestWindow } from '../../src/kie/request-window.ts';

it('lets 20 through in 10 s, and says when the next one may come', () => {
  const window = new RequestWindow({ count: 20, perMs: 10_000 });
  for (let at = 0; at < 20; at++) expect(window.take(at * 100)).toBe(0);
  expect(window.take(2_000)).toBe(8_000);
  expect(window.take(9_999)).toBe(1);
  expect(window.take(10_000)).toBe(0);
  expect(window.take(10_000)).toBe(100);
});

it('never lets more through than allowed, and whoever waits as told gets through', () => {
  const pauses = fc.array(fc.nat(3_000), { maxLength: 200 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), pauses, (count, waits) => {
      const window = new RequestWindow({ count, perMs: 10_000 });
      const passedAtMs: number[] = [];
      let nowMs = 0;
      for (const wait of waits) {
        nowMs += wait;
        const waitMs = window.take(nowMs);
        if (waitMs > 0) {
          nowMs += waitMs;
          expect(window.take(nowMs)).toBe(0);
        }
        passedAtMs.push(nowMs);
      }
      for (const end of passedAtMs) {
        const inWindow = passedAtMs.filter((at) => at > end - 10_000 && at <= end);
        expect(inWindow.length).toBeLessThanOrEqual(count);
      }
    }),
  );
});

it('does not wait for hours when the clock was put back', () => {
  const window = new RequestWindow({ count: 1, perMs: 10_000 });
  expect(window.take(3_600_000)).toBe(0);
  expect(window.take(5)).toBe(0);
  expect(window.take(6)).toBe(9_999);
});
