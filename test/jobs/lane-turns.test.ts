import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LaneTurns } from '../../src/jobs/lane-turns.ts';

function held(): { promise: Promise<void>; release: () => void } {
  let release = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { promise, release };
}

describe('turns on a lane', () => {
  it('are taken one after the other; of those that wait only the newest stays', async () => {
    const turns = new LaneTurns();
    const first = held();
    const worked: string[] = [];
    const call = (name: string, until: Promise<void> = Promise.resolve()) =>
      turns.run('a', async () => {
        await until;
        worked.push(name);
      });
    const calls = [call('first', first.promise), call('second'), call('third')];
    expect(await calls[1]).toBe(false);
    expect(worked).toEqual([]);
    first.release();
    expect(await Promise.all(calls)).toEqual([true, false, true]);
    expect(worked).toEqual(['first', 'third']);
    expect(await call('last')).toBe(true);
  });

  it('of other lanes are not waited for', async () => {
    const turns = new LaneTurns();
    const first = held();
    const slow = turns.run('a', () => first.promise);
    expect(await turns.run('b', async () => undefined)).toBe(true);
    first.release();
    await slow;
  });

  it('go on after one that failed', async () => {
    const turns = new LaneTurns();
    const failing = turns.run('a', () => Promise.reject(new Error('no')));
    const next = turns.run('a', async () => undefined);
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe(true);
  });

  it('never overlap, and the last call always works after it was made', async () => {
    const lanes = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.nat(3)), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(lanes, async (plan) => {
        const turns = new LaneTurns();
        const busy = new Set<string>();
        const done = await Promise.all(
          plan.map(([lane, ticks]) =>
            turns.run(lane, async () => {
              expect(busy.has(lane)).toBe(false);
              busy.add(lane);
              for (let tick = 0; tick < ticks; tick++) await null;
              busy.delete(lane);
            }),
          ),
        );
        for (const lane of new Set(plan.map(([name]) => name))) {
          expect(done[plan.findLastIndex(([name]) => name === lane)]).toBe(true);
        }
      }),
    );
  });
});
