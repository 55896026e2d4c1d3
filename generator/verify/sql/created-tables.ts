import type { Address } from '../../diagnostics/address.ts';
import type { ProjectView } from '../project/project-view.ts';
import { isWayBack, migrationsOf, sqlMigrations } from './migrations.ts';
import type { SqlStatement } from './sql-statements.ts';
import { type SqlName, SqlWords } from './sql-words.ts';

/** A table that is there when all migrations have run. */
export interface CreatedTable {
  readonly name: string;
  /** Its name where it is created or renamed. */
  readonly at: Address;
}

/**
 * Tables by name after the last migration: made, renamed and dropped in order. Tables of a session,
 * partitions of another table and tables that code or a function makes are not among them.
 */
export function createdTables(view: ProjectView): ReadonlyMap<string, CreatedTable> {
  const tables = new Map<string, CreatedTable>();
  for (const { path, statements } of sqlMigrations(view)) {
    for (const statement of statements) {
      const { made = null, gone = [] } = changeOf(statement);
      for (const name of gone) tables.delete(name);
      if (made === null) continue;
      tables.set(made.name, { name: made.name, at: { file: path, range: made.range } });
    }
  }
  return tables;
}

interface TableChange {
  readonly made?: SqlName | null;
  readonly gone?: readonly string[];
}

function changeOf(statement: SqlStatement): TableChange {
  const words = new SqlWords(statement);
  if (words.take('create')) {
    words.take('unlogged');
    if (!words.take('table')) return {};
    words.take('if', 'not', 'exists');
    const made = words.takeName();
    return words.take('partition', 'of') ? {} : { made };
  }
  if (words.take('drop', 'table')) {
    words.take('if', 'exists');
    return { gone: words.takeNames() };
  }
  if (!words.take('alter', 'table')) return {};
  words.take('if', 'exists');
  words.take('only');
  const before = words.takeName();
  const isRenamed = before !== null && words.take('rename', 'to');
  return isRenamed ? { made: words.takeName(), gone: [before.name] } : {};
}

/**
 * Whether a migration in code, or in SQL that is put together when it runs, names a table: then it
 * may well make it.
 */
export function mayBeMadeByCode(view: ProjectView, table: string): boolean {
  const name = new RegExp(`(?<![\\w-])${table}(?![\\w-])`);
  const inCode = migrationsOf(view).some(
    ({ path, text }) => !path.endsWith('.sql') && !isWayBack(path) && name.test(text),
  );
  if (inCode) return true;
  return sqlMigrations(view).some(({ statements }) =>
    statements.some(({ tokens }) =>
      tokens.some(
        ({ kind, value }) => kind === 'text' && /\bcreate\b/i.test(value) && name.test(value),
      ),
    ),
  );
}
