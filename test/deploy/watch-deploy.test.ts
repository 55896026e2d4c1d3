import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failing } from '../sandbox/fake-render/deploy-history.ts';
import { HEAD, MINUTE_MS, PlayedDeployment } from './played-deployment.ts';

/** How a deploy ends, at a played Render over HTTP, on a clock that only pauses move. */

let world: PlayedDeployment;
beforeEach(async () => {
  world = await PlayedDeployment.start();
});
afterEach(() => world.render.close());

const FORBIDDEN = '{"level":"error","msg":"TypeError: no such chat"}';
const SLOW = {
  ran: true,
  checks: [{ id: 'S0', suite: 'scenarios', outcome: 'failed', reason: 'It is slow.' }],
} as const;

/** What happens, and how it ends. */
interface Case {
  readonly name: string;
  readonly given: () => void;
  readonly outcome: string;
  readonly words: RegExp;
  /** How often Render was asked to go back. */
  readonly back?: number;
}

const cases: readonly Case[] = [
  {
    name: 'live, served, smoked and ten quiet minutes: tagged',
    given: () => world.deploy(),
    outcome: 'stable',
    words: /^Served, smoked, and 10 min of its log are clean \(1 lines\)\.$/,
  },
  {
    name: 'the build fails: the version before stays, nothing to go back from',
    given: () => world.deploy(failing('build_failed', 'build_in_progress')),
    outcome: 'failed',
    words: /Render says build_failed: the image was not built\. The version before stays live/,
  },
  {
    name: 'the new instance does not get healthy',
    given: () => world.deploy(failing('update_failed', 'update_in_progress')),
    outcome: 'failed',
    words: /update_failed: the new instance did not get healthy/,
  },
  {
    name: 'the command before the deploy fails',
    given: () => world.deploy(failing('pre_deploy_failed', 'build_in_progress')),
    outcome: 'failed',
    words: /pre_deploy_failed/,
  },
  {
    name: 'somebody cancels it',
    given: () => world.render.deploys.cancel(world.deploy(), 20_000),
    outcome: 'canceled',
    words: /it was canceled/,
  },
  {
    name: 'it does not come to an end',
    given: () => world.deploy([['build_in_progress', 0]]),
    outcome: 'late',
    words: /It is build_in_progress after 30 min/,
  },
  {
    name: 'a newer deploy takes over while the log is watched',
    given: () => {
      world.deploy();
      world.after(3 * MINUTE_MS, () => world.render.deploys.add('c'.repeat(40)));
    },
    outcome: 'superseded',
    words: /It was replaced by dep-0003 \(ccccccc\)/,
  },
  {
    name: 'smoke fails twice: back',
    given: () => {
      world.smoke = SLOW;
      world.deploy();
    },
    outcome: 'rolled-back',
    words: /Smoke failed 2 times: .*It is slow.*Rolled back to dep-0001 \(aaaaaaa\) by dep-0003/,
    back: 1,
  },
  {
    name: 'a forbidden pattern after three minutes: back',
    given: () => {
      world.deploy();
      world.after(90_000 + 3 * MINUTE_MS, () => world.render.log(FORBIDDEN));
    },
    outcome: 'rolled-back',
    words: /Its log holds type-error \(1\)\. Rolled back to dep-0001/,
    back: 1,
  },
  {
    name: 'a forbidden pattern that arrives late, from the last second: back',
    given: () => {
      world.deploy();
      const atMs = world.nowMs + 90_000 + 10 * MINUTE_MS - 1;
      world.render.log(FORBIDDEN, { atMs, readableAtMs: atMs + 10_000 });
    },
    outcome: 'rolled-back',
    words: /type-error/,
    back: 1,
  },
  {
    name: 'the version before complains while it goes: no reason to go back',
    given: () => {
      world.deploy();
      world.after(95_000, () => world.render.log(FORBIDDEN, { instance: 'old' }));
    },
    outcome: 'stable',
    words: /clean/,
  },
  {
    name: 'it is live and serves another commit: back',
    given: () => {
      world.served = 'd'.repeat(40);
      world.deploy();
    },
    outcome: 'rolled-back',
    words: /It is live and does not serve: status "ok", commit ddddddd/,
    back: 1,
  },
  {
    name: 'its address cannot be reached from here: nobody knows, and nothing is changed',
    given: () => {
      world.served = null;
      world.deploy();
    },
    outcome: 'unknown',
    words: /Its address cannot be reached from here: it cannot be reached \(ECONNREFUSED\)/,
  },
  {
    name: 'smoke could not run: nobody knows, and nothing is changed',
    given: () => {
      world.smoke = { ran: false, why: 'no such host.' };
      world.deploy();
    },
    outcome: 'unknown',
    words: /Smoke could not run: no such host/,
  },
  {
    name: 'going back fails: a person must act',
    given: () => {
      world.render.backStages = [
        ['created', 0],
        ['update_failed', 20_000],
      ];
      world.deploy();
      world.after(2 * MINUTE_MS, () => world.render.log(FORBIDDEN));
    },
    outcome: 'rollback-failed',
    words:
      /to dep-0001 \(aaaaaaa\) did not succeed: dep-0003 is update_failed\. It is still live: act\./,
    back: 1,
  },
  {
    name: 'the build to go back to is gone: the one before it',
    given: () => {
      const old = world.render.deploys.add('e'.repeat(40), {
        createdAtMs: world.nowMs - 120 * MINUTE_MS,
      });
      world.before.hasImage = false;
      world.deploy();
      world.after(2 * MINUTE_MS, () => world.render.log(FORBIDDEN));
      expect(old.id).toBe('dep-0002');
    },
    outcome: 'rolled-back',
    words: /Rolled back to dep-0002 \(eeeeeee\)/,
    back: 2,
  },
  {
    name: 'there is nothing to go back to',
    given: () => {
      world.before.stages = [['build_failed', 0]];
      world.deploy();
      world.after(2 * MINUTE_MS, () => world.render.log(FORBIDDEN));
    },
    outcome: 'left-live',
    words: /No good deploy to go back to: There is none\. It is still live: act\./,
    back: 0,
  },
  {
    name: 'a bad deploy that a newer one is about to replace: that one decides',
    given: () => {
      world.deploy();
      world.after(2 * MINUTE_MS, () => world.render.log(FORBIDDEN));
      world.after(2 * MINUTE_MS, () => world.render.deploys.add('c'.repeat(40)));
    },
    outcome: 'superseded',
    words: /replaced by dep-0003/,
    back: 0,
  },
  {
    name: 'a bad deploy whose successor fails: back',
    given: () => {
      world.deploy();
      world.after(2 * MINUTE_MS, () => world.render.log(FORBIDDEN));
      const stages = failing('build_failed', 'build_in_progress');
      world.after(2 * MINUTE_MS, () => world.render.deploys.add('c'.repeat(40), { stages }));
    },
    outcome: 'rolled-back',
    words: /Rolled back to dep-0001/,
    back: 1,
  },
  {
    name: 'its log has no line: nobody knows',
    given: () => {
      world.render.deploys.add(HEAD);
    },
    outcome: 'unknown',
    words: /Its log has no line, so nothing is known of it/,
  },
  {
    name: 'Render throttles, fails and cuts off for a while: patience',
    given: () => {
      world.deploy();
      const throttled = { status: 429, headers: { 'retry-after': '60' }, body: {} };
      const path = /deploys/;
      world.render.disturbances.push(
        { method: 'GET', path, times: 2, answer: throttled },
        { method: 'GET', path, times: 1, answer: { status: 502, body: '<html>' } },
        { method: 'GET', path: /logs/, times: 2, answer: 'reset' },
      );
    },
    outcome: 'stable',
    words: /clean/,
  },
  {
    name: 'the answer to going back is lost: it is not asked for twice',
    given: () => {
      const lost = { method: 'POST', path: /rollback/, times: 1, answer: 'reset' } as const;
      world.render.disturbances.push({ ...lost, isCarriedOut: true });
      world.deploy();
      world.after(2 * MINUTE_MS, () => world.render.log(FORBIDDEN));
    },
    outcome: 'rolled-back',
    words: /Rolled back to dep-0001 \(aaaaaaa\) by dep-0003/,
    back: 1,
  },
  {
    name: 'Render goes silent while the log is watched: nobody knows, nothing is changed',
    given: () => {
      world.deploy();
      const answer = { status: 503, body: {} };
      const path = /deploys/;
      world.after(4 * MINUTE_MS, () =>
        world.render.disturbances.push({ method: 'GET', path, times: 99, answer }),
      );
    },
    outcome: 'unknown',
    words: /Render answered 503, 6 times in a row\. What was begun goes on there; run this again/,
  },
];

describe('a deploy', () => {
  it.each(cases)('$name', async ({ given, outcome, words, back = 0 }) => {
    given();
    const result = await world.watch();
    expect([result.outcome, result.words]).toEqual([outcome, expect.stringMatching(words)]);
    expect(world.render.posted(/rollback/)).toHaveLength(back);
  });
});
