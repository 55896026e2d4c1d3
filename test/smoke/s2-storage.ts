import { createHmac, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { leaderLock } from '../../generated/database.ts';
import type { Health } from '../../generated/routes.ts';
import { kieCallback } from '../../generated/security.ts';
import {
  type FailureDetails,
  failed,
  type Outcome,
  passed,
  type Scenario,
  type ScenarioContext,
  skipped,
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
    return leaseShowsWrites(healthOf(answer), shown);
  },
};

/** A live service is only looked at. Its leader renews a row, which the database gives back. */
function leaseShowsWrites({ lock }: Health, shown: FailureDetails): Outcome {
  const { held, lease_age_seconds: ageSeconds } = lock;
  if (!held || ageSeconds === undefined) {
    return skipped('the instance that answered does not lead, so nothing shows that writes arrive');
  }
  if (ageSeconds * 1000 <= leaderLock.leaseMs) return passed();
  return failed(
    `The lease was renewed ${ageSeconds} s ago, and every ${leaderLock.renewMs} ms is due.`,
    shown,
  );
}

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
