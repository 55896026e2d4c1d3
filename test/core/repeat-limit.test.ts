import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repeatLimiter } from '../../src/core/repeat-limit.ts';

describe('a repeat limit', () => {
  it('lets so many pass in a period, and then says how many it held back', () => {
    const may = repeatLimiter({ messages: 2, perMs: 100 });
    expect([0, 10, 20, 99].map((at) => may('a', at))).toEqual([
      { pass: true, heldBack: 0 },
      { pass: true, heldBack: 0 },
      { pass: false, heldBack: 0 },
      { pass: false, heldBack: 0 },
    ]);
    expect(may('a', 100)).toEqual({ pass: true, heldBack: 2 });
    expect(may('a', 300)).toEqual({ pass: true, heldBack: 0 });
  });

  it('counts each kind by itself', () => {
    const may = repeatLimiter({ messages: 1, perMs: 100 });
    expect(may('a', 0).pass).toBe(true);
    expect(may('b', 0).pass).toBe(true);
    expect(may('a', 1).pass).toBe(false);
  });

  it('loses count of nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50)), fc.integer({ min: 1, max: 3 }), (pauses, messages) => {
        const may = repeatLimiter({ messages, perMs: 100 });
        let nowMs = 0;
        let passed = 0;
        let reported = 0;
        for (const pause of pauses) {
          nowMs += pause;
          const { pass, heldBack } = may('a', nowMs);
          passed += pass ? 1 : 0;
          reported += heldBack;
        }
        const last = may('a', nowMs + 100);
        expect(passed + reported + last.heldBack).toBe(pauses.length);
      }),
    );
  });
});
