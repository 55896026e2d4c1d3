import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { untypedParameters } from '../../generator/verify/sql/untyped-parameters.ts';
import { emptyDatabase } from '../sandbox/fresh-database.ts';

/** What `truth verify` says of queries beside what PostgreSQL says of them. */

let client: pg.Client;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await emptyDatabase();
  ({ drop } = database);
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('CREATE TABLE orders (id bigint, day date, name text)');
});

afterAll(async () => {
  await client.end();
  await drop();
});

/** Whether PostgreSQL can tell the types of all parameters. */
async function isTyped(query: string): Promise<boolean> {
  try {
    await client.query(`PREPARE asked AS ${query}`);
    await client.query('DEALLOCATE asked');
    return true;
  } catch (error) {
    const { message } = error as Error;
    expect(message).toMatch(/could not determine|is not unique/);
    return false;
  }
}

describe('a parameter without a type is refused and found', () => {
  it.each([
    'SELECT 1 WHERE $1 IS NULL',
    'SELECT 1 WHERE $1 IS NOT NULL',
    'SELECT id FROM orders WHERE $1 IS NULL OR day = $1',
    'SELECT id FROM orders WHERE $1 IS NOT NULL AND $1::date = day',
    'DELETE FROM orders WHERE ($1 IS NULL OR day = $1)',
    'SELECT array_agg($1)',
    "SELECT concat('a', $1)",
    "SELECT concat_ws(',', $1)",
    'SELECT count($1)',
    "SELECT format('%s', $1)",
    'SELECT json_agg($1)',
    'SELECT json_build_array($1)',
    "SELECT json_build_object('a', $1)",
    'SELECT jsonb_agg($1)',
    'SELECT jsonb_build_array(1, $1)',
    "SELECT jsonb_build_object('a', 1, 'b', $1)",
    'SELECT jsonb_build_object($1, 1)',
    'SELECT num_nonnulls($1)',
    'SELECT num_nulls($1)',
    'SELECT pg_typeof($1)',
    'SELECT sum($1)',
    'SELECT to_json($1)',
    'SELECT to_jsonb($1)',
    'SELECT unnest($1)',
    "INSERT INTO orders (id, name) VALUES ($2, concat('a', $1))",
  ])('%s', async (query) => {
    expect(await isTyped(query)).toBe(false);
    expect(untypedParameters(query).map(({ name }) => name)).toEqual(['$1']);
  });
});

describe('a parameter with a type is taken and not spoken of', () => {
  it.each([
    'SELECT 1 WHERE $1::int IS NULL',
    'SELECT id FROM orders WHERE $1::date IS NULL OR day = $1',
    'SELECT id FROM orders WHERE day = $1 OR $1 IS NULL',
    "SELECT jsonb_build_object('a', $1::text)",
    "SELECT jsonb_build_object('a', CAST($1 AS text))",
    "SELECT jsonb_build_object('a', length($1))",
    "SELECT jsonb_build_object('a', coalesce($1, 'b'))",
    "SELECT jsonb_build_object('a', $1 || 'b')",
    'SELECT concat_ws($1, name) FROM orders',
    'SELECT format($1, name) FROM orders',
    'SELECT count(*) FROM orders WHERE id = $1 LIMIT $2',
    'SELECT unnest($1::int[])',
    "UPDATE orders SET name = concat('a', $1::text) WHERE id = $2",
    "SELECT 'concat($1)' FROM orders -- $1 IS NULL",
    "SELECT '$1' /* $1 IS NULL */ FROM orders",
    'SELECT make_interval(secs => $1)',
  ])('%s', async (query) => {
    expect(await isTyped(query)).toBe(true);
    expect(untypedParameters(query)).toEqual([]);
  });
});
