import { describe, expect, it } from 'vitest';
import type { SmokeScenario } from '../../generator/model/model.ts';
import { BoundedClient } from '../../generator/smoke/bounded-client.ts';
import type { CheckResult } from '../../generator/smoke/check-result.ts';
import { redactor } from '../../generator/smoke/redact.ts';
import { runSmoke, type SmokePorts } from '../../generator/smoke/run-smoke.ts';
import {
  failed,
  type LocalWorld,
  passed,
  type Scenario,
  Shortfall,
  skipped,
} from '../../generator/smoke/scenario.ts';

const world: LocalWorld = { url: 'http://127.0.0.1:1', env: {}, stop: async () => undefined };
const facts: SmokeScenario = {
  ...{ id: 'S3', name: 'fast-ack', title: 'Stored', slaMs: 500, targetMs: null, live: false },
  ...{ route: null, command: null, message: null },
};
const secrets = new Map([['TOKEN', 'canary']]);

function ports(run: Scenario['run'], more: Partial<SmokePorts> = {}): SmokePorts {
  return {
    contract: { routes: [], security: {} as never },
    contractHash: 'abc',
    client: new BoundedClient(world.url),
    world,
    loadScenario: async ({ id }) => ({ id, run }),
    loadCheckInput: () => Promise.reject(new Error('no models here')),
    secrets,
    redact: redactor(secrets),
    ...more,
  };
}

async function resultOf(
  run: Scenario['run'],
  more: Partial<SmokePorts> = {},
  changed: Partial<SmokeScenario> = {},
): Promise<CheckResult> {
  const scenarios = [{ ...facts, ...changed }];
  const [result] = await runSmoke({ scenarios, routes: [], models: [] }, ports(run, more));
  return result as CheckResult;
}

describe('a scenario', () => {
  it('passes when all was seen', async () => {
    expect(await resultOf(async () => passed())).toMatchObject({ outcome: 'passed' });
  });

  it('that was skipped has not passed', async () => {
    expect(await resultOf(async () => skipped('no vendor'))).toMatchObject({
      outcome: 'skipped',
      reason: 'no vendor',
    });
  });

  it.each<[string, Partial<SmokePorts>, string]>([
    ['it is not safe on a live service', { world: null }, 'It is not safe on a live service.'],
    ['there is no service', { client: null }, 'There is no service to ask.'],
    [
      'the project has none',
      { loadScenario: null },
      'The contract names no folder with scenarios.',
    ],
  ])('is skipped, and not run, when %s', async (_why, more, reason) => {
    const run = (): never => {
      throw new Error('it ran');
    };
    expect(await resultOf(run, more)).toMatchObject({ outcome: 'skipped', reason });
  });

  it('that is live runs without a world', async () => {
    const run: Scenario['run'] = async (context) =>
      context.world === null ? passed() : failed('there is a world');
    expect(await resultOf(run, { world: null }, { live: true })).toMatchObject({
      outcome: 'passed',
    });
  });

  it.each<[string, Scenario['run'], Partial<CheckResult>]>([
    [
      'says so',
      async () => failed('lost', { seen: 'nothing' }),
      { reason: 'lost', seen: 'nothing', curl: null },
    ],
    [
      'throws a shortfall',
      async () => {
        const request = { method: 'GET', url: 'http://x/', headers: {}, body: null };
        throw new Shortfall('late', { request });
      },
      { reason: 'late', curl: "curl -sS -i 'http://x/'" },
    ],
    [
      'throws anything',
      () => Promise.reject(new Error('Waited in vain.\nSo far: /start')),
      { reason: 'Waited in vain.', seen: 'So far: /start' },
    ],
    [
      'throws a shortfall of another copy of this package',
      () =>
        Promise.reject(
          Object.assign(new Error('x'), { name: 'Shortfall', outcome: failed('far') }),
        ),
      { reason: 'far' },
    ],
    [
      'gets no answer',
      async ({ request }) => {
        await request({ path: '/' });
        return passed();
      },
      { reason: 'The service did not answer.' },
    ],
  ])('fails when it %s', async (_how, run, expected) => {
    expect(await resultOf(run)).toMatchObject({ ...expected, outcome: 'failed' });
  });

  it('fails when its module cannot be loaded', async () => {
    const loadScenario = () => Promise.reject(new Shortfall('s3-fast-ack.ts cannot be loaded.'));
    expect(await resultOf(async () => passed(), { loadScenario })).toMatchObject({
      outcome: 'failed',
      reason: 's3-fast-ack.ts cannot be loaded.',
    });
  });

  it('fails when it takes longer than promised, one time in twenty aside', async () => {
    const having = (times: readonly number[]) =>
      resultOf(async ({ took }) => {
        for (const ms of times) took(ms);
        return passed();
      });
    const twenty = [...Array.from({ length: 19 }, () => 500), 9_000];
    expect(await having(twenty)).toMatchObject({ outcome: 'passed', timings: { p99Ms: 9_000 } });
    expect(await having([500.5])).toMatchObject({
      outcome: 'failed',
      reason: 'It took 501 ms, and 500 ms are promised.',
    });
  });

  it('tells no secret, whatever it says', async () => {
    const request = {
      method: 'POST',
      url: 'http://x/canary',
      headers: { 'x-token': 'canary' },
      body: '{"t":"canary"}',
    };
    const result = await resultOf(async () => failed('canary', { seen: 'a canary', request }));
    expect(JSON.stringify(result)).not.toContain('canary');
    expect(result.curl).toContain('"$TOKEN"');
  });

  it('does not stop the others', async () => {
    const scenarios = [facts, { ...facts, id: 'S4' }];
    const run: Scenario['run'] = async (context) =>
      context.facts.id === 'S3' ? failed('lost') : passed();
    const results = await runSmoke({ scenarios, routes: [], models: [] }, ports(run));
    expect(results.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['S3', 'failed'],
      ['S4', 'passed'],
    ]);
  });
});

describe('a model case', () => {
  const cases = [
    { model: 'a', title: 'smallest request', input: {}, ok: true },
    { model: 'a', title: 'without prompt', input: {}, ok: false, parameter: 'prompt' },
  ];
  const verdicts = async (result: unknown): Promise<(string | null)[][]> => {
    const loadCheckInput = async () => () => result as { ok: true };
    const plan = { scenarios: [], routes: [], models: cases };
    const results = await runSmoke(
      plan,
      ports(async () => passed(), { loadCheckInput }),
    );
    return results.map(({ outcome, reason }) => [outcome, reason]);
  };

  it('is judged by what the generated check says', async () => {
    expect(await verdicts({ ok: true })).toEqual([
      ['passed', null],
      ['failed', 'It is accepted, and must be refused.'],
    ]);
    expect(await verdicts({ ok: false, problems: [{ path: 'prompt', code: 'missing' }] })).toEqual([
      ['failed', 'It is refused, and must be accepted.'],
      ['passed', null],
    ]);
    expect(await verdicts({ ok: false, problems: [{ path: 'size', code: 'enum' }] })).toEqual([
      ['failed', 'It is refused, and must be accepted.'],
      ['failed', 'Not prompt alone is blamed for the refusal.'],
    ]);
  });

  it('fails when the generated check cannot be loaded', async () => {
    const plan = { scenarios: [], routes: [], models: cases };
    const results = await runSmoke(
      plan,
      ports(async () => passed()),
    );
    expect(results.map(({ reason }) => reason)).toEqual(['no models here', 'no models here']);
  });
});
