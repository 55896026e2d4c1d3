import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CodeBlock, codeBlocks } from '../docs/code-blocks.ts';
import { pages } from '../docs/pages.ts';
import type { TestDatabase } from '../sandbox/databases.ts';
import { freshDatabase } from '../sandbox/fresh-database.ts';

/** SQL that a page shows runs on the database that our migrations make. */

const blocks = pages.flatMap(codeBlocks).filter(({ language }) => language === 'sql');

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client(database.url);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.leave();
});

/** The code of the error with which the database refuses it, or null. Nothing of it stays. */
async function refusalOf({ text }: CodeBlock): Promise<string | null> {
  await client.query('BEGIN');
  try {
    await client.query(text);
    // What is looked at only at the end of a transaction is looked at now.
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
    return null;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return `${code}: ${message}`;
  } finally {
    await client.query('ROLLBACK');
  }
}

describe('SQL', () => {
  it.each(blocks.map((block) => [block.at, block] as const))('%s', async (_at, block) => {
    const { error } = block.attributes;
    const refusal = await refusalOf(block);
    if (error === undefined) expect(refusal).toBeNull();
    else expect(refusal?.split(':')[0]).toBe(error);
  });
});
