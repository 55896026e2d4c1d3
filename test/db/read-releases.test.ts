import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Release } from '../../src/core/release.ts';
import { LeaderConnection } from '../../src/db/leader-connection.ts';
import { createPool, type DatabasePool } from '../../src/db/pool.ts';
import { readReleases } from '../../src/db/queries/read-releases.ts';
import type { TestDatabase } from '../sandbox/databases.ts';
import { freshDatabase } from '../sandbox/fresh-database.ts';
import { RecordedLog } from '../sandbox/recorded-log.ts';

let database: TestDatabase;
let db: DatabasePool;
beforeAll(async () => {
  database = await freshDatabase();
  db = createPool(database.url, 'releases', new RecordedLog());
});
afterAll(async () => {
  await db.end();
  await database.leave();
});

/** Leads once, as a process of this release. */
async function lead(release: Release): Promise<number> {
  const connection = await LeaderConnection.open(database.url, 'instance', release);
  const epoch = await connection.takeLease();
  await connection.close();
  return epoch;
}

/** When the term of an epoch began. */
async function beganAtMs(epoch: number): Promise<number> {
  const { rows } = await db.query<{ at: number }>(
    `SELECT floor(extract(epoch FROM began_at) * 1000)::float8 AS at
     FROM leader_terms WHERE epoch = $1::bigint`,
    [epoch],
  );
  return rows[0]?.at ?? 0;
}

it('what leads and what led before, each since its first term', async () => {
  expect(await readReleases(db)).toEqual({ current: null, previous: null });
  const old = { version: '1.0.0', commit: 'aaaaaaa' };
  const first = await lead(old);
  expect(await readReleases(db)).toEqual({
    current: { ...old, sinceMs: await beganAtMs(first) },
    previous: null,
  });
  // The same one again, as after a crash.
  await lead(old);
  const next = { version: '1.0.0', commit: 'bbbbbbb' };
  const second = await lead(next);
  await lead(next);
  expect(await readReleases(db)).toEqual({
    current: { ...next, sinceMs: await beganAtMs(second) },
    previous: { ...old, sinceMs: await beganAtMs(first) },
  });
});

it('a release that was put back is a new one', async () => {
  const back = { version: '1.0.0', commit: 'aaaaaaa' };
  const epoch = await lead(back);
  const { current, previous } = await readReleases(db);
  expect(current).toEqual({ ...back, sinceMs: await beganAtMs(epoch) });
  expect(previous?.commit).toBe('bbbbbbb');
});

it('what has led is not changed afterwards', async () => {
  await expect(db.query("UPDATE leader_terms SET git_commit = 'x'")).rejects.toThrow('append-only');
  await expect(db.query('DELETE FROM leader_terms')).rejects.toThrow('append-only');
});
