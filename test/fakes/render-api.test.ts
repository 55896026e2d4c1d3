import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeRender } from '../sandbox/fake-render/fake-render.ts';

/** The played Render is as strict as the real one: what it takes, that one takes. */

let render: FakeRender;
let nowMs = 0;
beforeEach(async () => {
  nowMs = Date.UTC(2026, 10, 29, 10);
  render = await FakeRender.start({ apiKey: 'rnd_key', nowMs: () => nowMs, address: null });
  render.deploys.add('a'.repeat(40), { createdAtMs: nowMs - 600_000 });
});
afterEach(() => render.close());

/** Whatever a test looks for in an answer. */
interface Said {
  readonly id: string;
  readonly status: string;
  readonly message: string;
  readonly hasMore: boolean;
  readonly nextStartTime: string;
  readonly logs: readonly { readonly id: string }[];
}

interface Listed {
  readonly cursor: string;
  readonly deploy: { readonly id: string };
}

async function ask<Body = Said>(path: string, init: RequestInit = {}) {
  const headers = { accept: 'application/json', authorization: 'Bearer rnd_key', ...init.headers };
  const answer = await fetch(`${render.url}/v1${path}`, { ...init, headers });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Body };
}

function post(path: string, body: object) {
  const headers = { 'content-type': 'application/json' };
  return ask<Said>(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

describe('refused', () => {
  const service = '/services/srv-played0000000000000';
  const logs = '/logs?ownerId=tea-played0000000000000&resource=srv-played0000000000000';
  it.each<[string, () => ReturnType<typeof ask<Said>>, number, string]>([
    ['another key', () => ask(service, { headers: { authorization: 'Bearer x' } }), 401, 'Unauth'],
    ['another service', () => ask('/services/srv-other'), 404, 'not found'],
    ['an unknown deploy', () => ask(`${service}/deploys/dep-9`), 404, 'not found'],
    ['an unknown parameter', () => ask(`${service}/deploys?size=1`), 400, 'unknown parameter size'],
    ['a limit too high', () => ask(`${service}/deploys?limit=101`), 400, 'from 1 to 100'],
    ['a made up cursor', () => ask(`${service}/deploys?cursor=x`), 400, 'invalid cursor'],
    ['logs of nobody', () => ask('/logs?resource=x'), 400, 'ownerId is required'],
    ['logs of another owner', () => ask('/logs?ownerId=x&resource=x'), 404, 'unknown owner'],
    ['logs in no direction', () => ask(`${logs}&direction=up`), 400, 'none of forward, backward'],
    ['logs of no time', () => ask(`${logs}&startTime=now`), 400, 'now is no time'],
    ['back to nothing', () => post(`${service}/rollback`, {}), 404, 'unknown deploy'],
    [
      'back with more',
      () => post(`${service}/rollback`, { deploy: 1 }),
      400,
      'unknown field deploy',
    ],
    ['a short commit', () => post(`${service}/deploys`, { commitId: 'abc' }), 400, 'commitId'],
  ])('%s', async (_, asked, status, message) => {
    const answer = await asked();
    expect([answer.status, answer.body.message]).toEqual([
      status,
      expect.stringContaining(message),
    ]);
  });

  it('back to one that was never live, or whose build is gone', async () => {
    const failed = render.deploys.add('c'.repeat(40), {
      createdAtMs: nowMs - 300_000,
      stages: [['build_failed', 0]],
    });
    expect((await post(`${service}/rollback`, { deployId: failed.id })).status).toBe(400);
  });

  it('too many at once, with the time to wait', async () => {
    const answers = await Promise.all(Array.from({ length: 31 }, () => post(`${service}/x`, {})));
    const refusals = answers.filter(({ status }) => status === 429);
    expect(refusals.map(({ headers }) => headers.get('retry-after'))).toEqual(['60']);
    nowMs += 60_001;
    expect((await post(`${service}/x`, {})).status).toBe(404);
  });
});

describe('given', () => {
  const service = '/services/srv-played0000000000000';

  it('deploys page by page, the newest first', async () => {
    for (let count = 1; count < 5; count++) render.deploys.add(String(count).repeat(40));
    const seen: string[] = [];
    let cursor = '';
    for (;;) {
      const { body } = await ask<readonly Listed[]>(`${service}/deploys?limit=2${cursor}`);
      if (body.length === 0) break;
      seen.push(...body.map(({ deploy }) => deploy.id));
      cursor = `&cursor=${body.at(-1)?.cursor}`;
    }
    expect(new Set(seen).size).toBe(5);
    expect(seen.at(-1)).toBe('dep-0001');
  });

  it('a log that goes on where the page before ended, also within one moment', async () => {
    for (let count = 0; count < 250; count++)
      render.log(`line ${count}`, { atMs: nowMs - 1000 + (count >> 1) });
    const whose = `ownerId=${render.ownerId}&resource=${render.serviceId}`;
    const logs = `/logs?${whose}&direction=forward&limit=100`;
    const seen = new Set<string>();
    let from = new Date(nowMs - 1000).toISOString();
    for (;;) {
      const { body } = await ask(`${logs}&startTime=${from}`);
      for (const { id } of body.logs) seen.add(id);
      if (!body.hasMore) break;
      from = body.nextStartTime;
    }
    expect(seen.size).toBe(250);
  });

  it('a deploy that goes through its statuses, and one that is live alone', async () => {
    const { body } = await post(`${service}/deploys`, { commitId: 'b'.repeat(40) });
    const statuses: string[] = [];
    for (const seconds of [0, 1, 2, 57, 30]) {
      nowMs += seconds * 1000;
      statuses.push((await ask(`${service}/deploys/${body.id}`)).body.status);
    }
    expect(statuses).toEqual([
      'created',
      'queued',
      'build_in_progress',
      'update_in_progress',
      'live',
    ]);
    expect((await ask(`${service}/deploys/dep-0001`)).body.status).toBe('deactivated');
  });
});
