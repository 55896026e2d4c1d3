import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { product } from '../../generated/product.ts';
import type { Health } from '../../generated/routes.ts';
import { type Answer, json } from './ask.ts';
import { type ServiceUnderTest, startServiceUnderTest } from './service-under-test.ts';

const generated = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../generated/${file}`, import.meta.url), 'utf8'));

const COMMIT = 'a'.repeat(40);
let service: ServiceUnderTest;
beforeAll(async () => {
  service = await startServiceUnderTest({ RENDER_GIT_COMMIT: COMMIT });
});
afterAll(() => service.stop());

/** The schema that the service itself hands out, under the name that its path refers to. */
async function schemaOf(path: string): Promise<(body: unknown) => string[]> {
  const document = json(await service.ask({ path: '/openapi.json' })) as {
    paths: Record<string, { get: { responses: { 200: { content: object } } } }>;
  };
  const content = document.paths[path]?.get.responses[200].content as {
    'application/json': { schema: { $ref: string } };
  };
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addSchema(document, 'openapi');
  const validate = ajv.compile({ $ref: `openapi${content['application/json'].schema.$ref}` });
  return (body) => {
    validate(body);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}

describe('GET /health', () => {
  it.each(['/health', '/'])('answers at %s as the schema says', async (path) => {
    const faults = await schemaOf(path);
    const answer = await service.ask({ path });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(faults(json(answer))).toEqual([]);
    expect(faults({ ...json(answer), uptime_seconds: '3' })).not.toEqual([]);
  });

  it('names version, commit and contract', async () => {
    const { contract } = generated('manifest.json') as { contract: string };
    expect(contract).toMatch(/^[0-9a-f]{64}$/);
    expect(await service.health()).toMatchObject({
      version: product.version,
      commit: COMMIT,
      contract,
    });
  });

  it('gives ages and durations as numbers', async () => {
    const health = await service.health(({ lock }) => lock.held);
    for (const value of [
      health.uptime_seconds,
      health.database.latency_ms,
      health.lock.epoch,
      health.lock.lease_age_seconds,
      health.queue.depth,
      health.queue.received_total,
    ]) {
      expect(value).toBeTypeOf('number');
    }
  });

  it('counts what waits and what this process stored', async () => {
    const before = await service.health();
    await service.rows("INSERT INTO inbox (update_id, payload) VALUES (1, '{}'), (2, '{}')");
    const after = await service.health();
    expect(after.queue.depth - before.queue.depth).toBe(2);
    expect(after.queue.received_total).toBe(before.queue.received_total);
    await service.rows('UPDATE inbox SET handled_at = now()');
    expect((await service.health()).queue.depth).toBe(0);
  });

  it('has no body for HEAD, but the same headers', async () => {
    const answer = await service.ask({ method: 'HEAD', path: '/health' });
    expect(answer.status).toBe(200);
    expect(answer.text).toBe('');
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  });
});

describe('a database that hangs', () => {
  it('keeps nobody waiting, who asks how it is or whether it is ready', async () => {
    const client = new pg.Client(service.database.url);
    await client.connect();
    await client.query('BEGIN; LOCK TABLE inbox IN ACCESS EXCLUSIVE MODE');
    const [health, ready, metrics] = await Promise.all(
      ['/health', '/ready', '/metrics'].map((path) => service.ask({ path })),
    );
    await client.query('ROLLBACK');
    await client.end();
    expect(json(health as Answer)).toMatchObject({
      status: 'failing',
      reasons: [{ code: 'database-away' }],
    });
    expect([ready?.status, metrics?.status]).toEqual([503, 200]);
    await service.health(({ status }) => status === 'ok');
  });
});

describe('a database that goes away', () => {
  const onServer = async (...statements: string[]): Promise<void> => {
    const client = new pg.Client(inject('postgresUrl'));
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };

  it('makes /health failing, without the lock, and comes back by itself', async () => {
    const name = new URL(service.database.url).pathname.slice(1);
    const faults = await schemaOf('/health');
    const { lock, deploy } = await service.health();
    expect(await service.ask({ path: '/ready' })).toMatchObject({ status: 200 });
    expect(deploy.current?.commit).toBe(COMMIT);
    expect(Date.parse(deploy.started_at)).toBeLessThanOrEqual(
      Date.parse(deploy.leading_since ?? ''),
    );
    await onServer(
      `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
    );
    const cut = await service.health(({ status }) => status === 'failing');
    expect(faults(cut)).toEqual([]);
    expect(cut).toMatchObject({ database: { connected: false } });
    expect(cut.reasons.map(({ code }) => code)).toContain('database-away');
    const ready = await service.ask({ path: '/ready' });
    expect(ready.status).toBe(503);
    expect(json(ready)).toMatchObject({ ready: false, reasons: [{ code: 'database-away' }] });
    expect((await schemaOf('/ready'))(json(ready))).toEqual([]);
    await service.health((health: Health) => !health.lock.held);
    const token = service.env.WEBHOOK_SECRET ?? '';
    const refused = await service.ask({
      method: 'POST',
      path: `/webhook/${token}`,
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': token },
      body: '{"update_id":77}',
    });
    expect(refused.status).toBe(503);
    expect(json(refused)).toMatchObject({ ok: false, error: 'not_stored' });
    await onServer(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    const back = await service.health(({ status, mode }) => status === 'ok' && mode === 'ACTIVE');
    expect(back.lock.epoch).toBe((lock.epoch ?? 0) + 1);
    expect(service.log.some((line) => line.includes('leader lock lost'))).toBe(true);
    expect(service.log.join('')).not.toContain(new URL(service.database.url).password);
  });
});
