import { once } from 'node:events';
import { createServer } from 'node:net';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDatabase, freshDatabase } from '../sandbox/fresh-database.ts';
import type { ServiceProcess } from '../sandbox/service-process.ts';
import { until } from '../sandbox/until.ts';
import { sendHalf } from './half-sent.ts';
import { rows, Services, sessions, untilDeserted } from './service-on-database.ts';

let services: Services;
beforeEach(async () => {
  services = new Services(await freshDatabase());
});
afterEach(() => services.dispose());

const CLEAN = { code: 0, signal: null };

function messages(service: ServiceProcess): string[] {
  return service.lines().map(({ msg }) => msg);
}

async function post(service: ServiceProcess, updateId: number): Promise<number> {
  const { path, headers } = services.webhook();
  const response = await fetch(`${await service.url()}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(headers as Record<string, string>) },
    body: JSON.stringify({ update_id: updateId }),
  });
  return response.status;
}

async function storedIds(): Promise<number[]> {
  const found = await rows<{ id: number }>(
    'SELECT update_id::int AS id FROM inbox ORDER BY id',
    [],
    services.database.url,
  );
  return found.map(({ id }) => id);
}

describe('SIGTERM', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('as %s ends an idle service with 0', async (signal) => {
    const service = await services.startActive();
    service.kill(signal);
    expect(await service.exited).toEqual(CLEAN);
    const ending = ['stopping', 'leadership given up', 'stopped'];
    expect(messages(service).filter((message) => ending.includes(message))).toEqual(ending);
    expect(messages(service).at(-1)).toBe('stopped');
    expect(service.output.stderr).toBe('');
  });

  it('lets a request that is under way end, and gives the port up when nothing new comes', async () => {
    const service = await services.startActive();
    const address = await service.url();
    const { path, headers } = services.webhook();
    const half = await sendHalf(address, path, headers, '{"update_id":1}');
    service.kill('SIGTERM');
    await service.said('stopping');
    expect(await post(service, 2)).toBe(200);
    await until('the port is given up', () =>
      fetch(`${address}/health`).then(
        () => null,
        () => true,
      ),
    );
    expect(await half.finish()).toMatch(/^HTTP\/1.1 200 OK\r\n.*\{"ok":true\}$/s);
    expect(await service.exited).toEqual(CLEAN);
    expect(await storedIds()).toEqual([1, 2]);
  });

  it('does not wait for ever for a request that does not end', async () => {
    const service = await services.startActive({ SHUTDOWN_SECONDS: '2' });
    const { path, headers } = services.webhook();
    const half = await sendHalf(await service.url(), path, headers, '{"update_id":1}');
    const closed = once(half.socket, 'close');
    service.kill('SIGTERM');
    expect(await service.exited).toEqual(CLEAN);
    await closed;
    expect(await storedIds()).toEqual([]);
  });

  it('ends with 1 when a query does not end in time', async () => {
    const service = await services.startActive({ SHUTDOWN_SECONDS: '1' });
    const blocker = new pg.Client(services.database.url);
    await blocker.connect();
    await blocker.query('BEGIN; LOCK TABLE inbox IN ACCESS EXCLUSIVE MODE');
    expect(await post(service, 1)).toBe(503);
    service.kill('SIGTERM');
    expect(await service.exited).toEqual({ code: 1, signal: null });
    expect(messages(service)).toContain('draining took too long');
    await blocker.end();
  });

  it('for the second time ends it at once, with 1', async () => {
    const service = await services.startActive({ SHUTDOWN_SECONDS: '295' });
    const { path, headers } = services.webhook();
    await sendHalf(await service.url(), path, headers, '{"update_id":1}');
    service.kill('SIGTERM');
    await service.said('stopping');
    service.kill('SIGTERM');
    expect(await service.exited).toEqual({ code: 1, signal: null });
    expect(messages(service)).not.toContain('stopped');
  });

  it('ends a service that waits for its database', async () => {
    const service = services.start({ DATABASE_URL: 'postgres://nobody:none@127.0.0.1:1/none' });
    await service.said('database is not ready, trying again');
    service.kill('SIGTERM');
    expect(await service.exited).toEqual(CLEAN);
  });
});

describe('connections', () => {
  it('are those of one pool and one leader, and all are closed at the end', async () => {
    const service = await services.startActive();
    const ids = Array.from({ length: 100 }, (_, at) => at + 1);
    const statuses = await Promise.all(ids.map((id) => post(service, id)));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await storedIds()).toEqual(ids);
    const open = await sessions(services.database);
    expect(new Set(open).size).toBe(1);
    expect(open.length).toBeGreaterThan(1);
    expect(open.length).toBeLessThanOrEqual(21);
    service.kill('SIGTERM');
    expect(await service.exited).toEqual(CLEAN);
    await untilDeserted(services.database);
  });
});

describe('a start that cannot succeed', () => {
  it('says that the port is in use, and ends with 1', async () => {
    const occupant = createServer().listen(0, '127.0.0.1');
    await once(occupant, 'listening');
    const { port } = occupant.address() as { port: number };
    const service = services.start({ PORT: String(port) });
    expect(await service.exited).toEqual({ code: 1, signal: null });
    expect(service.output.stderr).toBe(
      `The service cannot listen on 127.0.0.1:${port}: listen EADDRINUSE: address already in use 127.0.0.1:${port}. Set PORT to a free one.\n`,
    );
    expect(service.output.stdout).toBe('');
    occupant.close();
  });

  it('names every problem of the environment and no secret, and ends with 2', async () => {
    const secret = services.env.WEBHOOK_SECRET ?? '';
    const service = services.start({
      PORT: secret,
      LOG_LEVEL: 'loud',
      TELEGRAM_BOT_TOKEN: '12:short-secret',
      DATABASE_URL: undefined,
      USE_PTB: 'true',
    });
    expect(await service.exited).toEqual({ code: 2, signal: null });
    const { stdout, stderr } = service.output;
    expect(stdout).toBe('');
    const names = [...stderr.matchAll(/^ {2}([A-Z_]+) /gm)].map(([, name]) => name);
    expect(names.sort()).toEqual([
      'DATABASE_URL',
      'LOG_LEVEL',
      'PORT',
      'TELEGRAM_BOT_TOKEN',
      'USE_PTB',
    ]);
    expect(stderr).not.toContain(secret);
    expect(stderr).not.toContain('short-secret');
    expect(stderr).not.toMatch(/^ +at /m);
  });

  it('ends with 1 when the history of the database contradicts the code', async () => {
    await rows("UPDATE schema_migrations SET checksum = 'x'", [], services.database.url);
    const service = services.start();
    expect(await service.exited).toEqual({ code: 1, signal: null });
    const line = await service.said('migrations contradict the database');
    expect(line.level).toBe('fatal');
    expect(JSON.stringify(line)).toContain('has been changed after it ran');
    expect(messages(service)).not.toContain('leading');
  });
});

describe('a database that is away at the start', () => {
  it('B4 B10 C6 C7 is waited for, while /health says so, and no secret is logged', async () => {
    const later = await emptyDatabase();
    await later.drop();
    const service = services.start({ DATABASE_URL: later.url });
    const before = await service.health();
    expect(before).toMatchObject({
      status: 'failing',
      mode: 'STARTING',
      database: { connected: false, migrations_at_head: false },
    });
    expect(await post(service, 1)).toBe(503);
    await service.said('database is not ready, trying again');
    const name = new URL(later.url).pathname.slice(1);
    await rows(`CREATE DATABASE ${name}`);
    await service.health(({ mode, status }) => mode === 'ACTIVE' && status === 'ok');
    expect(await post(service, 1)).toBe(200);
    service.kill('SIGTERM');
    expect(await service.exited).toEqual(CLEAN);
    expect(service.output.stdout).not.toContain(new URL(later.url).password);
    expect(service.output.stdout).not.toContain(services.env.WEBHOOK_SECRET);
    await later.drop();
  });
});
