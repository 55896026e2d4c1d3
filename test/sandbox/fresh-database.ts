import { inject } from 'vitest';
import { createDatabase, type TestDatabase } from './databases.ts';
import { TEMPLATE } from './test-postgres.ts';

/** A database of one's own with all migrations. Its owner leaves it. */
export function freshDatabase(): Promise<TestDatabase> {
  return createDatabase(inject('postgresUrl'), TEMPLATE);
}

/** A database of one's own with nothing in it. Its owner leaves it. */
export function emptyDatabase(): Promise<TestDatabase> {
  return createDatabase(inject('postgresUrl'));
}
