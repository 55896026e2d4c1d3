import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { InboxWriter, InboxWriterBusy } from '../../src/db/inbox-writer.ts';
import type { Queryable } from '../../src/db/pool.ts';
import type { TestDatabase } from '../sandbox/databases.ts';
import { freshDatabase } from '../sandbox/fresh-database.ts';

const LANE = 'chat:1';

let database: TestDatabase;
let pool: pg.Pool;
/** How many rows each statement was given. */
let groups: number[];
let db: Queryable;

beforeAll(async () => {
  database = await freshDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 10 });
});
afterAll(async () => {
  await pool.end();
  await database.leave();
});
beforeEach(async () => {
  await pool.query('DELETE FROM inbox');
  groups = [];
  db = {
    query: (text, values) => {
      const [ids = []] = values as unknown[][];
      groups.push(ids.length);
      return pool.query(text, values as unknown[]) as never;
    },
  };
});

async function stored(): Promise<Map<number, string>> {
  const { rows } = await pool.query('SELECT update_id::int AS id, payload FROM inbox');
  return new Map(rows.map(({ id, payload }) => [id, payload]));
}

describe('the inbox writer', () => {
  it('stores one at once, and what comes meanwhile together', async () => {
    const writer = new InboxWriter(db);
    const ids = Array.from({ length: 450 }, (_, at) => at);
    const answers = await Promise.all(
      ids.map((id) => writer.store(id, LANE, `{"update_id":${id}}`)),
    );
    expect(answers).toEqual(ids.map(() => true));
    expect(groups).toEqual([1, 200, 200, 49]);
    expect(await stored()).toEqual(new Map(ids.map((id) => [id, `{"update_id":${id}}`])));
  });

  it('calls exactly one of several that are the same new, the stored one', async () => {
    const texts = fc.array(fc.tuple(fc.nat(5), fc.string({ unit: 'grapheme' })), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(texts, async (updates) => {
        await pool.query('DELETE FROM inbox');
        const writer = new InboxWriter(db);
        const answers = await Promise.all(
          updates.map(([id, text]) => writer.store(id, LANE, JSON.stringify(text))),
        );
        const fresh = updates.filter((_update, at) => answers[at]);
        const byId = new Map(fresh.map(([id, text]) => [id, JSON.stringify(text)]));
        expect(byId.size).toBe(fresh.length);
        expect(await stored()).toEqual(byId);
        expect(new Set(byId.keys())).toEqual(new Set(updates.map(([id]) => id)));
      }),
      { numRuns: 50 },
    );
  });

  it('C2 does not block another writer that stores the same in another order', async () => {
    const ids = Array.from({ length: 2000 }, (_, at) => at);
    const [one, two] = [new InboxWriter(db), new InboxWriter(db)];
    const answers = await Promise.all([
      ...ids.map((id) => one.store(id, LANE, 'one')),
      ...ids.toReversed().map((id) => two.store(id, LANE, 'two')),
    ]);
    expect(answers.filter((isNew) => isNew)).toHaveLength(ids.length);
    expect((await stored()).size).toBe(ids.length);
  });

  it('tells all of a group that it was not stored, and stores the next', async () => {
    let fails = true;
    const writer = new InboxWriter({
      query: (text, values) => (fails ? Promise.reject(new Error('away')) : db.query(text, values)),
    });
    const first = await Promise.allSettled([1, 2, 3].map((id) => writer.store(id, LANE, '{}')));
    expect(first.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    fails = false;
    expect(await writer.store(1, LANE, '{}')).toBe(true);
    expect(await stored()).toEqual(new Map([[1, '{}']]));
  });

  it('goes on after a statement that does not end', async () => {
    let hangs = true;
    const writer = new InboxWriter({
      query: (text, values) => (hangs ? new Promise(() => undefined) : db.query(text, values)),
    });
    const lost = writer.store(1, LANE, '{}');
    hangs = false;
    const next = writer.store(2, LANE, '{}');
    await expect(lost).rejects.toThrow('Not done within');
    expect(await next).toBe(true);
  });

  it('C11 refuses what would fill the memory, until there is room again', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const writer = new InboxWriter({
      query: async (text, values) => {
        await held;
        return db.query(text, values);
      },
    });
    const large = 'x'.repeat(1024 * 1024);
    const taken = Array.from({ length: 33 }, (_, id) => writer.store(id, LANE, large));
    await expect(writer.store(99, LANE, large)).rejects.toThrow(InboxWriterBusy);
    release();
    expect(await Promise.all(taken)).toEqual(taken.map(() => true));
    expect(await writer.store(99, LANE, large)).toBe(true);
  });
});
