import { migrations } from '../generated/database.ts';
import { queue } from '../generated/queue.ts';
import type { Queryable } from '../src/db/pool.ts';

/** A table as it is copied. */
export interface BackupTable {
  /** With its schema, quoted as SQL wants it. */
  readonly name: string;
  /** Those that hold values of their own, quoted. */
  readonly columns: readonly string[];
}

/** What migrations have run: compared, not copied. */
const HISTORIES = [`public.${migrations.table}`, `${queue.schema}.migrations`];

/** All tables of the service and of its queue, each after those that it refers to. */
export async function backupTables(db: Queryable): Promise<readonly BackupTable[]> {
  const { rows } = await db.query<BackupTable & { readonly needs: readonly string[] }>(
    `SELECT format('%I.%I', nspname, relname) AS name,
            (SELECT array_agg(quote_ident(attname) ORDER BY attnum) FROM pg_attribute
             WHERE attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
               AND attgenerated = '') AS columns,
            (SELECT coalesce(array_agg(format('%I.%I', other_space.nspname, other.relname)), '{}')
             FROM pg_constraint JOIN pg_class AS other ON other.oid = confrelid
               JOIN pg_namespace AS other_space ON other_space.oid = other.relnamespace
             WHERE conrelid = pg_class.oid AND contype = 'f' AND confrelid <> conrelid) AS needs
     FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
     WHERE relkind = 'r' AND nspname = ANY ($1::text[])
     ORDER BY 1`,
    [['public', queue.schema]],
  );
  const left = new Map(rows.map((row) => [row.name, row]));
  for (const history of HISTORIES) left.delete(history);
  const sorted: BackupTable[] = [];
  while (left.size > 0) {
    const next = [...left.values()].find(({ needs }) => !needs.some((name) => left.has(name)));
    if (next === undefined) throw new Error('Tables refer to each other in a ring.');
    left.delete(next.name);
    sorted.push({ name: next.name, columns: next.columns });
  }
  return sorted;
}

/** Which migrations of the service and of the queue have run, oldest first. */
export async function migrationsRun(db: Queryable): Promise<{
  readonly service: readonly string[];
  readonly queue: readonly number[];
}> {
  const service = await db.query<{ name: string }>(
    `SELECT name FROM public.${migrations.table} ORDER BY id`,
  );
  const engine = await db.query<{ id: number }>(
    `SELECT id FROM ${queue.schema}.migrations ORDER BY id`,
  );
  return { service: service.rows.map(({ name }) => name), queue: engine.rows.map(({ id }) => id) };
}
