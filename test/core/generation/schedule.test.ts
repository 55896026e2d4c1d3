import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { models } from '../../../generated/models/index.ts';
import { deadlineMs } from '../../../src/core/generation/deadline.ts';
import { apiOf, mayBeSubmitted, modelOf, outputOf } from '../../../src/core/generation/model-of.ts';
import { resubmitPauseMs } from '../../../src/core/generation/patience.ts';
import { pollPauseMs } from '../../../src/core/generation/poll-schedule.ts';
import { vendorCostKopecks } from '../../../src/core/generation/vendor-cost.ts';

const OUTPUTS = ['image', 'video', 'audio', 'text', 'json'] as const;

describe('questions to the vendor', () => {
  it.each([
    ['image', 0, 2_500],
    ['image', 29_999, 2_500],
    ['image', 30_000, 5_000],
    ['image', 120_000, 15_000],
    ['image', 7_200_000, 15_000],
    ['video', 0, 6_000],
    ['video', 60_000, 12_000],
    ['video', 300_000, 20_000],
    ['video', 3_600_000, 30_000],
  ] as const)('about %s of age %i ms pause for %i ms', (output, ageMs, pauseMs) => {
    expect(pollPauseMs(output, ageMs)).toBe(pauseMs);
  });

  it('become rarer with age, never more often', () => {
    const age = fc.nat(10_000_000);
    fc.assert(
      fc.property(fc.constantFrom(...OUTPUTS), age, age, (output, one, other) => {
        const [young, old] = [Math.min(one, other), Math.max(one, other)];
        expect(pollPauseMs(output, young)).toBeLessThanOrEqual(pollPauseMs(output, old));
      }),
    );
  });
});

it('gives a video more than the hour that the vendor may need', () => {
  expect(deadlineMs('video', 0)).toBe(75 * 60_000);
  expect(deadlineMs('image', 1_000)).toBe(1_000 + 20 * 60_000);
});

it('tries an order again after 2 s at first and after 30 s in the end', () => {
  expect([0, 8_000, 40_000, 120_000, 900_000].map(resubmitPauseMs)).toEqual([
    2_000, 2_000, 10_000, 30_000, 30_000,
  ]);
});

it('takes for the vendor what credits cost without our markup, rounded up once', () => {
  // 0.005 USD × 78.59 RUB = 39.295 kopecks a credit.
  expect(vendorCostKopecks(0)).toBe(0n);
  expect(vendorCostKopecks(1)).toBe(1n);
  expect(vendorCostKopecks(1_000_000)).toBe(40n);
  expect(vendorCostKopecks(1_000_000_000)).toBe(39_295n);
});

describe('F18: a model that has left the catalogue', () => {
  it('is still asked about where its task was made', () => {
    expect(apiOf('gone/model').endpoint).toBe('/api/v1/jobs/createTask');
    expect(apiOf('flat/veo/made-up').endpoint).toBe('/api/v1/veo/made-up');
    for (const { id, api } of Object.values(models)) expect(apiOf(id)).toEqual(api);
  });

  it('has the endpoint of its id, as all models with one of their own have', () => {
    const own = Object.values(models).filter(({ id }) => id.startsWith('flat/'));
    expect(own.length).toBeGreaterThan(20);
    for (const { id, api } of own) expect(api.endpoint).toBe(`/api/v1/${id.slice(5)}`);
  });

  it('is not sent any more, nor is one that was taken away', () => {
    expect(mayBeSubmitted('gone/model')).toBe(false);
    expect(mayBeSubmitted('toString')).toBe(false);
    const removed = Object.values(models).find(({ status }) => status === 'removed');
    expect(mayBeSubmitted(removed?.id ?? '')).toBe(false);
    expect(mayBeSubmitted('z-image')).toBe(true);
    expect(mayBeSubmitted('flat/generate')).toBe(true);
  });

  it('gets the longest time', () => {
    expect(modelOf('gone/model')).toBeNull();
    expect(outputOf('gone/model')).toBe('video');
  });
});
