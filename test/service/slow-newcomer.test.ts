import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrations } from '../../generated/database.ts';
import { freshDatabase } from '../sandbox/fresh-database.ts';
import { until } from '../sandbox/until.ts';
import { rows, Services } from './service-on-database.ts';

let services: Services;
let migrating: pg.Client;
beforeEach(async () => {
  services = new Services(await freshDatabase());
  migrating = new pg.Client(services.database.url);
  await migrating.connect();
});
afterEach(async () => {
  await migrating.end();
  await services.dispose();
});

it('stores updates while it migrates and nobody leads, and handles them when it leads', async () => {
  const old = await services.startActive();
  await migrating.query('SELECT pg_advisory_lock($1::int4, $2::int4)', [...migrations.lockKey]);
  const newcomer = services.start();
  await newcomer.health(({ mode }) => mode === 'STARTING');
  old.kill('SIGTERM');
  expect(await old.exited).toEqual({ code: 0, signal: null });

  const { path, headers } = services.webhook();
  const response = await fetch(`${await newcomer.url()}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(headers as Record<string, string>) },
    body: JSON.stringify({ update_id: 1 }),
  });
  expect(response.status).toBe(200);
  expect((await newcomer.health()).mode).toBe('STARTING');
  const waiting = () =>
    rows('SELECT FROM inbox WHERE handled_at IS NULL', [], services.database.url);
  expect(await waiting()).toHaveLength(1);

  await migrating.query('SELECT pg_advisory_unlock($1::int4, $2::int4)', [...migrations.lockKey]);
  await newcomer.health(({ mode }) => mode === 'ACTIVE');
  await until('the update is handled', async () => ((await waiting()).length === 0 ? true : null));
});
