import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runStep, type StepRun } from './run-step.ts';
import { type ApiAnswer, type ScriptedApi, startScriptedApi } from './scripted-api.ts';

/** The step that deploys, against a Render and a service that are played here. */

const NEW = 'b'.repeat(40);
const OLD = 'a'.repeat(40);
const DEPLOYS = '/v1/services/srv-1/deploys';

let render: ScriptedApi;
let service: ScriptedApi;
beforeEach(async () => {
  render = await startScriptedApi();
  service = await startScriptedApi();
  render.answer = renderSays('build_in_progress');
});
afterEach(async () => {
  await Promise.all([render.stop(), service.stop()]);
});

function renderSays(status: string) {
  return ({ method }: { method: string }): ApiAnswer =>
    method === 'POST'
      ? { status: 201, body: { id: 'dep-1', status: 'created' } }
      : { status: 200, body: { id: 'dep-1', status } };
}

const serves = (commit: string, status = 'ok'): ApiAnswer => ({
  status: 200,
  body: { status, commit },
});

/** The service answers with each of these in turn, and then for ever with the last one. */
function serviceAnswers(...answers: ApiAnswer[]): void {
  let next = 0;
  service.answer = ({ path }) => {
    const answer = answers[Math.min(next, answers.length - 1)] as ApiAnswer;
    if (path !== '/health') return { status: 404 };
    next += 1;
    return answer;
  };
}

function deploy(values: Record<string, string> = {}): Promise<StepRun> {
  return runStep('deploy_render.yml', 'deploy', 'node scripts/deploy-render.ts', {
    COMMIT: NEW,
    DEPLOY_LIMIT_SECONDS: '60',
    DEPLOY_PAUSE_SECONDS: '0',
    RENDER_API_KEY: 'rnd_secret',
    RENDER_API_URL: render.base,
    RENDER_SERVICE_ID: 'srv-1',
    SERVICE_URL: service.base,
    ...values,
  });
}

describe('a deploy', () => {
  it('asks for exactly this commit and ends when the service serves it', async () => {
    const down = { status: 502 };
    serviceAnswers(serves(OLD), serves(OLD), down, serves(NEW, 'degraded'), serves(NEW));
    const { code, log } = await deploy();
    expect([code, log]).toEqual([0, expect.stringContaining(`serves ${NEW}`)]);
    expect(render.bodiesOf(`POST ${DEPLOYS}`)).toEqual([{ commitId: NEW }]);
    expect(new Set(render.calls.map((call) => call.authorization))).toEqual(
      new Set(['Bearer rnd_secret']),
    );
    expect(log).toContain('/health: HTTP 502');
    expect(log).toContain('/health: status "degraded"');
  });

  it('takes no single answer for an end: the old instance may still be there', async () => {
    serviceAnswers(serves(OLD), serves(NEW), serves(NEW), serves(OLD), serves(NEW));
    const { code } = await deploy();
    expect(code).toBe(0);
    expect(service.calls.length).toBe(7);
  });

  it('does not repeat what is live', async () => {
    serviceAnswers(serves(NEW));
    const { code, log } = await deploy();
    expect([code, log]).toEqual([0, `${NEW} is live already\n`]);
    expect(render.calls).toEqual([]);
  });

  it('believes the service also when Render has only taken note', async () => {
    render.answer = () => ({ status: 202 });
    serviceAnswers(serves(OLD), serves(NEW));
    expect((await deploy()).code).toBe(0);
  });
});

describe('a deploy is red', () => {
  it.each<[string, ApiAnswer, string]>([
    ['another commit stays live', serves(OLD), `Last seen: /health serves ${OLD}`],
    ['a part of the commit is served', serves(NEW.slice(0, 7)), `serves ${NEW.slice(0, 7)}`],
    ['it is live in bad health', serves(NEW, 'degraded'), 'Last seen: /health: status "degraded"'],
    ['it does not say its commit', { status: 200, body: { status: 'ok' } }, 'no commit'],
    ['only other paths answer', { status: 404 }, 'Last seen: /health: HTTP 404'],
    ['the answer is no JSON', { status: 200 }, 'Last seen: /health: '],
  ])('when %s', async (_, answer, expected) => {
    serviceAnswers(answer);
    const { code, log } = await deploy({ DEPLOY_LIMIT_SECONDS: '0' });
    expect([code, log]).toEqual([1, expect.stringContaining(expected)]);
    expect(log).toContain(`::error::${NEW} is not live after 0 s`);
  });

  it('when nobody answers', async () => {
    await service.stop();
    const { code, log } = await deploy({ DEPLOY_LIMIT_SECONDS: '0' });
    expect([code, log]).toEqual([1, expect.stringContaining('ECONNREFUSED')]);
  });

  it.each(['build_failed', 'update_failed', 'pre_deploy_failed', 'canceled'])(
    'as soon as Render says %s',
    async (status) => {
      render.answer = renderSays(status);
      serviceAnswers(serves(OLD));
      const { code, log } = await deploy();
      expect([code, log]).toEqual([
        1,
        expect.stringContaining(`::error::${NEW}: Render says ${status}`),
      ]);
    },
  );

  it('when Render refuses, and shows no key', async () => {
    render.answer = () => ({ status: 401, body: { message: 'Unauthorized' } });
    serviceAnswers(serves(OLD));
    const { code, log } = await deploy();
    expect([code, log]).toEqual([1, '::error::Render: HTTP 401, Unauthorized\n']);
  });

  it('when settings are missing, and lists them', async () => {
    const { code, log } = await deploy({ RENDER_API_KEY: '', RENDER_SERVICE_ID: '' });
    const names = 'RENDER_API_KEY, RENDER_SERVICE_ID';
    expect([code, log]).toEqual([1, expect.stringContaining(`Not set: ${names}.`)]);
  });
});
