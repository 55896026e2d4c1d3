import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelBreaker } from '../../../generated/bot.ts';
import {
  afterVerdict,
  type Breaker,
  closedBreaker,
  isClosed,
  verdictOf,
} from '../../../src/core/catalogue/breaker.ts';
import type { FailureKind } from '../../../src/core/generation/generation.ts';
import type { GenerationEvent } from '../../../src/core/generation/generation-event.ts';
import { generation } from '../dialogue/situation.ts';

const { failures: FAILURES, pausesMs } = modelBreaker;
const said = '501: generation failed';

function fails(generationId: number) {
  return { generationId, works: false, said };
}

/** As it is after so many orders have failed at this time. */
function opened(nowMs = 0): Breaker {
  let breaker = closedBreaker;
  for (let id = 1; id <= FAILURES; id++) breaker = afterVerdict(breaker, fails(id), nowMs);
  return breaker;
}

describe('what an order says of its model', () => {
  it.each<[FailureKind, boolean]>([
    ['vendor', true],
    ['timeout', true],
    ['parameters', false],
    ['moderation', false],
    ['media', false],
    ['unavailable', false],
    ['delivery', false],
  ])('failed by %s: the model fails is %s', (kind, counts) => {
    const failure = { kind, said };
    const event: GenerationEvent = { kind: 'vendor-failed', failure, alarm: null };
    const verdict = verdictOf(event, generation({ state: 'failed', failure }), true);
    expect(verdict).toEqual(counts ? fails(9) : null);
  });

  it.each([
    ['model-unknown', true],
    ['out-of-credits', false],
    ['bad-key', false],
  ] as const)('refused with the alarm %s: the model fails is %s', (alarm, counts) => {
    const failure = { kind: 'unavailable', said } as const;
    const event: GenerationEvent = { kind: 'refused', failure, alarm };
    const verdict = verdictOf(event, generation({ state: 'failed', failure }), true);
    expect(verdict).toEqual(counts ? fails(9) : null);
  });

  it('a result says that it works, also one that comes too late', () => {
    const event: GenerationEvent = { kind: 'succeeded', results: [] };
    for (const [state, moved] of [
      ['succeeded', true],
      ['expired', false],
    ] as const) {
      const verdict = verdictOf(event, generation({ state }), moved);
      expect(verdict).toEqual({ generationId: 9, works: true, said: '' });
    }
  });

  it('nothing that changes nothing says anything, such as a second report of one failure', () => {
    const failure = { kind: 'vendor', said } as const;
    const event: GenerationEvent = { kind: 'vendor-failed', failure, alarm: null };
    expect(verdictOf(event, generation({ state: 'failed', failure }), false)).toBeNull();
    const cancelled = generation({ state: 'cancelled', failure: null });
    expect(verdictOf({ kind: 'cancel' }, cancelled, true)).toBeNull();
  });
});

describe('a breaker', () => {
  it('opens with the failure that the contract names, and not before', () => {
    let breaker = closedBreaker;
    const seen: boolean[] = [];
    for (let id = 1; id <= FAILURES; id++) {
      breaker = afterVerdict(breaker, fails(id), 1_000);
      seen.push(isClosed(breaker));
    }
    expect(seen).toEqual([...Array(FAILURES - 1).fill(true), false]);
    expect(breaker).toEqual({
      failures: FAILURES,
      openings: 1,
      retryAtMs: 1_000 + (pausesMs[0] ?? 0),
      trialId: null,
      said,
    });
  });

  it('begins to count anew with a success', () => {
    const once = afterVerdict(closedBreaker, fails(1), 0);
    expect(afterVerdict(once, { generationId: 2, works: true, said: '' }, 0)).toBe(closedBreaker);
  });

  it('waits longer after each try that fails, and in the end as long as the last pause', () => {
    let breaker = opened();
    const pauses = [breaker.retryAtMs];
    for (let id = 100; id < 100 + pausesMs.length; id++) {
      breaker = afterVerdict({ ...breaker, trialId: id }, fails(id), 0);
      pauses.push(breaker.retryAtMs);
    }
    expect(pauses).toEqual([...pausesMs, pausesMs.at(-1)]);
  });

  it('is closed by a success of any order, also of one from before', () => {
    const tried = { ...opened(), trialId: 100 };
    expect(afterVerdict(tried, { generationId: 1, works: true, said: '' }, 0)).toBe(closedBreaker);
  });

  it('is not kept open longer by orders from before', () => {
    const tried = { ...opened(), trialId: 100 };
    expect(afterVerdict(tried, fails(1), 99_999)).toBe(tried);
  });

  it('is open exactly when as many failed since the last success, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 30 }), (outcomes) => {
        let breaker = closedBreaker;
        let inRow = 0;
        outcomes.forEach((works, id) => {
          breaker = afterVerdict(breaker, { generationId: id, works, said }, id);
          inRow = works ? 0 : inRow + 1;
          expect(isClosed(breaker)).toBe(inRow < FAILURES);
        });
      }),
    );
  });
});
