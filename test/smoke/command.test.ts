import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ProjectCopy, truthIn } from '../gen/project-copy.ts';
import { freePort } from '../sandbox/free-port.ts';
import { shownReport, withoutFigures } from './shown-report.ts';
import { contractHash } from './smoke-under-test.ts';
import { type StubRequest, StubService } from './stub-service.ts';

/** `truth smoke --url` on a service that a test plays, and everything that needs no service. */

/** Git does not look there. */
const STORE = '.cache/truth/smoke-failures.json';
const SECRET = 'canary-0123456789abcdef';

let copy: ProjectCopy;
let stub: StubService;
beforeAll(async () => {
  copy = new ProjectCopy();
  stub = await StubService.start(asPromised);
});
afterAll(() => stub.close());
afterEach(() => {
  stub.answer = asPromised;
  stub.requests.splice(0);
  rmSync(copy.path(STORE), { force: true });
});

const HEALTH = JSON.stringify({
  ...{ status: 'ok', mode: 'ACTIVE', uptime_seconds: 1, version: '1', commit: 'unknown' },
  contract: contractHash,
  database: { connected: true, migrations_at_head: true },
  lock: { held: true, epoch: 1, lease_age_seconds: 2 },
  queue: { depth: 0, received_total: 0 },
  money: {},
  reasons: [],
  vendor: {},
  deploy: { started_at: '2026-01-01T00:00:00.000Z' },
});

/** What the contract promises to these requests. */
function asPromised({ method, url, headers, body }: StubRequest) {
  const [path = ''] = url.split('?');
  const isSignIn = path === '/ops/login' || path === '/ops/logout';
  const isPost = isSignIn || path.startsWith('/webhook/') || path === '/kie-callback';
  if (method !== (isPost ? 'POST' : 'GET')) return { status: 405 };
  if (!isPost) return { status: 200, body: HEALTH };
  if (body.length > (isSignIn ? 4_096 : 1_048_576)) return { status: 413 };
  return { status: headers['content-type'] === 'text/xml' ? 415 : 400 };
}

/** Everywhere the same, but at the root. */
function withFaultAtRoot(request: StubRequest) {
  return request.url === '/' && request.method === 'DELETE'
    ? { status: 200, body: `{"told":"${SECRET}"}` }
    : asPromised(request);
}

function smoke(...args: string[]) {
  return truthIn(copy.root, ['smoke', ...args], { WEBHOOK_SECRET: SECRET });
}

function smokeUrl(...args: string[]) {
  return smoke('--url', stub.url, ...args);
}

interface Parsed {
  readonly counts: unknown;
  readonly isReplay: boolean;
  readonly checks: readonly { id: string; outcome: string; reason: string | null }[];
}

describe('on a live service', () => {
  it('what is safe passes, and the rest is skipped with the reason', async () => {
    const { code, out, err } = await smokeUrl('--only', 'scenarios', '--format', 'json');
    const { checks } = JSON.parse(out) as Parsed;
    expect([code, err]).toEqual([0, '2 passed, 0 failed, 7 skipped.\n']);
    expect(checks.map(({ id, outcome, reason }) => [id, outcome, reason])).toEqual(
      ['S0', 'S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8'].map((id) =>
        id === 'S0' || id === 'S2'
          ? [id, 'passed', null]
          : [id, 'skipped', 'It is not safe on a live service.'],
      ),
    );
    expect(new Set(stub.requests.map(({ method }) => method))).toEqual(new Set(['GET']));
  });

  it.each([
    ['a fresh lease', '{"held":true,"epoch":1,"lease_age_seconds":2}', 'passed'],
    ['a lease that is not renewed', '{"held":true,"epoch":1,"lease_age_seconds":60}', 'failed'],
    ['no lease of its own', '{"held":false}', 'skipped'],
  ])('S2 sees whether writes arrive: %s', async (_, lock, outcome) => {
    const body = HEALTH.replace(/"lock":\{.*?\}/, `"lock":${lock}`);
    stub.answer = (request) => ({ ...asPromised(request), body });
    const { out } = await smokeUrl('--only', 'S2', '--format', 'json');
    expect((JSON.parse(out) as Parsed).checks[0]).toMatchObject({ id: 'S2', outcome });
  });

  it('nothing that a service would store is sent', async () => {
    const { code } = await smokeUrl('--only', 'scenarios,routes');
    const bodies = stub.requests.filter(({ body }) => body !== '').map(({ body }) => body);
    expect(code).toBe(0);
    expect(bodies.length).toBeGreaterThan(0);
    const stored = bodies.filter((body) => {
      try {
        return !Array.isArray(JSON.parse(body));
      } catch {
        return false;
      }
    });
    expect(stored).toEqual([]);
  });

  it('cases that need a secret are skipped when the environment does not hold it', async () => {
    const args = ['smoke', '--url', stub.url, '--only', 'routes', '--format', 'json'];
    const { code, out } = await truthIn(copy.root, args);
    const skipped = (JSON.parse(out) as Parsed).checks.filter((each) => each.outcome === 'skipped');
    expect(code).toBe(0);
    expect(new Set(skipped.map(({ reason }) => reason))).toEqual(
      new Set(['The environment does not hold WEBHOOK_SECRET, which lets callers in.']),
    );
    expect(stub.requests.filter(({ url }) => url.startsWith('/webhook'))).toEqual([]);
  });

  it.each([
    [2, 0, '1 passed'],
    [3, 1, 'The service says 3 times in a row that it is failing.'],
  ])('S0 hears "failing" %i times in a row: exit code %i', async (times, wanted, said) => {
    // The first request only looks whether anybody is there.
    let count = -1;
    stub.answer = (request) => {
      const isFailing = ++count >= 1 && count <= times;
      const body = isFailing ? HEALTH.replace('"status":"ok"', '"status":"failing"') : HEALTH;
      return { ...asPromised(request), body };
    };
    const { code, err } = await smokeUrl('--only', 'S0');
    expect([code, err]).toEqual([wanted, expect.stringContaining(said)]);
  });

  it('S0 fails for another contract', async () => {
    stub.answer = (request) => {
      const answer = asPromised(request);
      return { ...answer, body: HEALTH.replace(contractHash, 'f'.repeat(64)) };
    };
    const { code, err } = await smokeUrl('--only', 'S0');
    expect(code).toBe(1);
    expect(err).toContain(`The service was made from another contract than ${contractHash}.`);
    expect(err).toContain(`again: curl -sS -i '${stub.url}/health'`);
  });
});

describe('the exit code is 2, and says what to do, when', () => {
  it.each([
    [['--only', 'S0'], /--local starts .* --url ADDRESS/],
    [['--url', 'http://127.0.0.1:9', '--local'], /one of --url and --local/],
    [['--url', 'ftp://bot.example'], /begins with https/],
    [['--url', `http://user:${SECRET}@bot.example`], /without a user and a password/],
    [['--only', 'S9'], /There is no scenario S9\. .*There are S0/],
    [['--only', 'route', '--local'], /Did you mean routes\?/],
    [['--only', 'models', '--format', 'sarif'], /Choose one of pretty, json, junit, github/],
    [['--only', 'models', '--max-requests', '0'], /a whole number above 0/],
    [['--bogus'], /unknown option/],
  ])('%j', async (args, told) => {
    const { code, out, err } = await smoke(...args);
    expect([code, out, err]).toEqual([2, '', expect.stringMatching(told)]);
    expect(err).not.toContain(SECRET);
  });

  it('nobody answers', async () => {
    const { code, err } = await smoke('--url', `http://127.0.0.1:${await freePort()}`);
    expect([code, err]).toEqual([2, expect.stringMatching(/cannot be reached: .*ECONNREFUSED/)]);
  });

  it('everything was skipped', async () => {
    const { code, err } = await smokeUrl('--only', 'S1,S5');
    expect(code).toBe(2);
    expect(err).toContain('0 passed, 0 failed, 2 skipped.');
    expect(err).toContain('Nothing ran, so nothing is known.');
  });

  it('the world cannot start', async () => {
    const nobody = `postgres://truth:${SECRET}@127.0.0.1:${await freePort()}/postgres`;
    const env = { SMOKE_POSTGRES_URL: nobody, DATABASE_URL: nobody };
    const { code, err } = await truthIn(copy.root, ['smoke', '--local', '--only', 'S0'], env);
    expect([code, err]).toEqual([2, expect.stringContaining('did not start')]);
    expect(err).not.toContain(SECRET);
  });
});

describe('the limit of requests', () => {
  it('holds, and what it cut off has failed', async () => {
    const { code, err } = await smokeUrl('--only', 'S0', '--max-requests', '5');
    expect(code).toBe(1);
    expect(err).toContain('The limit of 5 requests is reached.');
    expect(stub.requests).toHaveLength(5);
  });
});

describe('a failure', () => {
  it('is stored, replayed alone, and forgotten when it is mended', async () => {
    stub.answer = withFaultAtRoot;
    const first = await smokeUrl('--only', 'routes');
    expect([first.code, first.err]).toEqual([
      1,
      expect.stringContaining('30 passed, 1 failed, 0 skipped.'),
    ]);
    expect(withoutFigures(first.err)).toBe(shownReport('http://'));

    const replay = await smokeUrl('--replay', '--format', 'json');
    const { isReplay, checks } = JSON.parse(replay.out) as Parsed;
    expect([replay.code, isReplay]).toEqual([1, true]);
    expect(checks.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['routes/root/refuses DELETE', 'failed'],
    ]);

    stub.answer = asPromised;
    const mended = await smokeUrl('--replay');
    expect([mended.code, mended.err]).toEqual([
      0,
      expect.stringMatching(/^http.*, only what failed last time\n[\s\S]*1 passed, 0 failed/),
    ]);
    const nothing = await smokeUrl('--replay');
    expect([nothing.code, nothing.err]).toEqual([
      2,
      `Nothing that is selected failed last time on ${stub.url}.\n`,
    ]);
  });

  it.each(['pretty', 'json', 'junit', 'github'])('shows no secret as %s', async (format) => {
    stub.answer = withFaultAtRoot;
    // The webhook is told the secret, and says it in its answer.
    const said = (request: StubRequest) =>
      request.url.startsWith('/webhook')
        ? { status: 500, body: `${request.url} ${JSON.stringify(request.headers)}` }
        : withFaultAtRoot(request);
    stub.answer = said;
    const path = copy.path('report');
    const shown = await smokeUrl('--only', 'routes', '--format', format);
    await smokeUrl('--only', 'routes', '--format', format, '--output', 'report');
    const stored = copy.read(STORE);
    expect(shown.code).toBe(1);
    expect(stub.requests.some(({ url }) => url.includes(SECRET))).toBe(true);
    for (const text of [shown.out, shown.err, readFileSync(path, 'utf8'), stored]) {
      expect(text).not.toContain(SECRET);
    }
    expect(shown.out + shown.err).toContain('$WEBHOOK_SECRET');
  });

  it('is kept where git does not look', () => {
    const [folder] = STORE.split('/');
    expect(
      readFileSync(join(import.meta.dirname, '../../.gitignore'), 'utf8').split('\n'),
    ).toContain(`${folder}/`);
  });
});

describe('a contract that is wrong', () => {
  it('is told before anything is asked', async () => {
    const broken = new ProjectCopy();
    const args = ['smoke', '--contract', 'contract/labels.yaml'];
    const { code, err } = await truthIn(broken.root, args);
    expect([code, err]).toEqual([1, expect.stringContaining('error[')]);
  });
});
