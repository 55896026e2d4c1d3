import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BotUnderTest } from '../bot/bot-under-test.ts';
import { picturesOf } from '../bot/quick-order.ts';
import {
  OLD_COMMIT,
  type Rehearsal,
  refusals,
  rehearseDeploy,
  SHUTDOWN_SECONDS,
} from './rehearse-deploy.ts';

/** A deploy that overlaps, under load and with orders in work: nobody may notice it. */

let bot: BotUnderTest;
let deploy: Rehearsal;
beforeAll(async () => {
  bot = await BotUnderTest.start({
    env: { RENDER_GIT_COMMIT: OLD_COMMIT, SHUTDOWN_SECONDS },
    kie: { timeScale: 1, durationMs: DURATIONS },
  });
  deploy = await rehearseDeploy(bot.world, TAPS_PER_SECOND);
  await bot.idle();
}, 90_000);
afterAll(() => bot.stop());

/** Fewer than in the benchmark: here a slow machine must not fail for being slow. */
const TAPS_PER_SECOND = 10;
const DURATIONS = { image: 1_500, video: 1_500, audio: 1_500, text: 1_500, json: 1_500 };

describe('a deploy under load', () => {
  it('refuses nothing: every update is taken at once', () => {
    expect(bot.world.telegram.control.deliveries().length).toBeGreaterThan(50);
    expect(refusals(bot.world)).toEqual([]);
  });

  it('loses nothing: every update is handled, and every tap is answered in its message', async () => {
    const sent = bot.world.telegram.control.updates().length;
    const [stored] = await bot.rows<{ handled: number; failed: number }>(
      `SELECT count(*) FILTER (WHERE handled_at IS NOT NULL)::int AS handled,
              count(incident)::int AS failed FROM inbox`,
    );
    expect(stored).toEqual({ handled: sent, failed: 0 });
    expect(Object.values(deploy.taps).every((taps) => taps.length > 0)).toBe(true);
    expect(bot.world.telegram.control.openTaps).toBe(0);
  });

  it('doubles nothing: each order is delivered and paid once', async () => {
    expect(deploy.people.map(picturesOf)).toEqual(deploy.people.map(() => 1));
    expect(bot.world.telegram.control.duplicates()).toEqual([]);
    expect(await bot.ledgerFaults()).toEqual([]);
    const [orders] = await bot.rows<{ delivered: number; tasks: number }>(
      `SELECT count(*) FILTER (WHERE state = 'delivered')::int AS delivered,
              count(DISTINCT vendor_task_id)::int AS tasks FROM generations`,
    );
    const count = deploy.people.length;
    expect(orders).toEqual({ delivered: count, tasks: count });
  });

  it('ends the old instance with 0, before the platform loses its patience', () => {
    expect(deploy.exit).toEqual({ code: 0, signal: null });
    expect(deploy.drainMs).toBeLessThan(25_000);
  });
});
