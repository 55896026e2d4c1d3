import { createHmac, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { kieCallback } from '../../generated/security.ts';
import {
  failed,
  type Outcome,
  passed,
  type Scenario,
  type ScenarioContext,
} from '../../generator/smoke/scenario.ts';
import { healthOf } from './health-answer.ts';
import type { SmokeWorld } from './smoke-world.ts';

const MIGRATIONS = new URL('../../src/db/migrations/', import.meta.url);

/**
 * The service is connected and its schema is the newest; what it writes stands in the database. It
 * is asked to keep a callback of the vendor, which nothing else comes of.
 */
export const scenario: Scenario<SmokeWorld> = {
  id: 'S2',
  run: async (context) => {
    const { world, request, took } = context;
    const answer = await request({ path: '/health' });
    const { connected, migrations_at_head } = healthOf(answer).database;
    const shown = { request: answer.request, seen: answer.text };
    if (!connected) return failed('The service is not connected to its database.', shown);
    if (!migrations_at_head) return failed('The schema is not at the last migration.', shown);
    if (world !== null) return writeAndRead(context, world);
    took(answer.tookMs);
    return passed('the write and the read, because a live service is only read');
  },
};

async function writeAndRead(
  { request, took }: ScenarioContext<SmokeWorld>,
  world: SmokeWorld,
): Promise<Outcome> {
  const names = readdirSync(MIGRATIONS).map((file) => file.replace(/\.sql$/, ''));
  const applied = await world.rows<{ name: string }>('SELECT name FROM schema_migrations');
  const missing = names.filter((name) => !applied.some((each) => each.name === name));
  if (missing.length > 0) return failed(`The database lacks migrations: ${missing.join(', ')}.`);

  const token = `smoke-${randomBytes(12).toString('hex')}`;
  const body = JSON.stringify({ code: 200, data: { taskId: token } });
  const startedAtMs = performance.now();
  const answer = await request({
    method: 'POST',
    path: `/kie-callback?${kieCallback.query}=${token}`,
    headers: { 'content-type': 'application/json', ...signatureOf(world, token) },
    body,
  });
  const shown = { request: answer.request, seen: answer.text };
  if (answer.status !== 200) return failed(`A write is answered with ${answer.status}.`, shown);
  const rows = await world.rows<{ body: string }>(
    'SELECT body FROM kie_callbacks WHERE job_token = $1::text',
    [token],
  );
  took(performance.now() - startedAtMs);
  if (rows.length === 1 && rows[0]?.body === body) return passed();
  return failed('What was written does not stand in the database.', {
    request: answer.request,
    seen: JSON.stringify(rows),
  });
}

function signatureOf({ env }: SmokeWorld, taskId: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const hmac = createHmac('sha256', env.KIE_WEBHOOK_HMAC_KEY ?? '');
  const signature = hmac.update(`${taskId}.${timestamp}`).digest('base64');
  return { 'x-webhook-timestamp': timestamp, 'x-webhook-signature': signature };
}
