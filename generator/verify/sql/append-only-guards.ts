import type { ProjectView } from '../project/project-view.ts';
import { sqlMigrations } from './migrations.ts';
import type { SqlStatement, SqlToken } from './sql-statements.ts';
import { SqlWords } from './sql-words.ts';

/** What changes or removes a row. */
export type RowChange = 'UPDATE' | 'DELETE';

const CHANGES = ['update', 'delete'] as const;
/** A body that lets nothing pass. */
const REFUSES = /\braise\s+(?!notice|debug|log|info|warning)|\breturn\s+null\b/i;

/**
 * What migrations refuse for each table: by a trigger whose function raises an exception or returns
 * NULL, by a rule DO INSTEAD NOTHING, or by a REVOKE. A function that no migration defines is
 * believed.
 */
export function refusedChanges(view: ProjectView): ReadonlyMap<string, ReadonlySet<RowChange>> {
  const guards = new Map<string, { table: string; refuses: readonly RowChange[] }>();
  const harmless = new Set<string>();
  for (const { statements } of sqlMigrations(view)) {
    for (const statement of statements) {
      const defined = definedFunction(statement);
      if (defined?.refuses === true) harmless.delete(defined.name);
      else if (defined !== null) harmless.add(defined.name);
      for (const name of removedGuards(statement)) guards.delete(name);
      const guard = guardOf(statement, harmless);
      if (guard !== null) guards.set(guard.key, guard);
    }
  }
  const refused = new Map<string, Set<RowChange>>();
  for (const { table, refuses } of guards.values()) {
    refused.set(table, new Set([...(refused.get(table) ?? []), ...refuses]));
  }
  return refused;
}

function definedFunction(statement: SqlStatement): { name: string; refuses: boolean } | null {
  const words = new SqlWords(statement);
  if (!words.take('create')) return null;
  words.take('or', 'replace');
  if (!words.take('function')) return null;
  const name = words.takeName();
  if (name === null) return null;
  const refuses = words.rest.some(({ kind, value }) => kind === 'text' && REFUSES.test(value));
  return { name: name.name, refuses };
}

interface Guard {
  readonly key: string;
  readonly table: string;
  readonly refuses: readonly RowChange[];
}

function guardOf(statement: SqlStatement, harmless: ReadonlySet<string>): Guard | null {
  const words = new SqlWords(statement);
  if (words.take('revoke')) return revoked(words);
  if (!words.take('create')) return null;
  words.take('or', 'replace');
  words.take('constraint');
  const kind = words.takeAny(['trigger', 'rule']);
  const name = words.takeName();
  if (kind === null || name === null) return null;
  if (kind === 'rule') {
    words.take('as');
    if (!words.take('on')) return null;
    const refuses = changesOf([words.takeName()?.name ?? '']);
    const table = words.take('to') ? words.takeName() : null;
    const values = words.rest.map(({ value }) => value).join(' ');
    if (table === null || values !== 'do instead nothing') return null;
    return { key: `${name.name} ${table.name}`, table: table.name, refuses };
  }
  const { rest } = words;
  const on = rest.findIndex(({ value }) => value === 'on');
  const after = new SqlWords({ tokens: rest.slice(on + 1) });
  const table = after.takeName();
  if (table === null || harmless.has(calledFunction(after.rest))) return null;
  return { key: `${name.name} ${table.name}`, table: table.name, refuses: eventsOf(rest, on) };
}

/** Events of a trigger; UPDATE OF some columns lets the others change. */
function eventsOf(tokens: readonly SqlToken[], end: number): RowChange[] {
  const events = tokens.slice(0, end).map(({ value }) => value);
  return changesOf(
    events.filter((value, index) => value !== 'update' || events[index + 1] !== 'of'),
  );
}

function calledFunction(tokens: readonly SqlToken[]): string {
  const at = tokens.findLastIndex(({ value }) => value === 'function' || value === 'procedure');
  return new SqlWords({ tokens: tokens.slice(at + 1) }).takeName()?.name ?? '';
}

function revoked(words: SqlWords): Guard | null {
  const { rest } = words;
  const on = rest.findIndex(({ value }) => value === 'on');
  const target = new SqlWords({ tokens: rest.slice(on + 1) });
  target.take('table');
  const table = target.takeName();
  if (on < 0 || table === null) return null;
  const privileges = rest.slice(0, on).map(({ value }) => value);
  const refuses = privileges[0] === 'all' ? changesOf(CHANGES) : changesOf(privileges);
  return { key: `revoke ${table.name} ${refuses.join(' ')}`, table: table.name, refuses };
}

function changesOf(words: readonly string[]): RowChange[] {
  return CHANGES.filter((change) => words.includes(change)).map(
    (change) => change.toUpperCase() as RowChange,
  );
}

/** Guards that a statement drops or puts out of action, as `name table`. */
function removedGuards({ tokens }: SqlStatement): string[] {
  const words = new SqlWords({ tokens });
  if (words.take('drop')) {
    if (words.takeAny(['trigger', 'rule']) === null) return [];
    words.take('if', 'exists');
    const name = words.takeName()?.name;
    const table = words.take('on') ? words.takeName()?.name : undefined;
    return [`${name} ${table}`];
  }
  if (!words.take('alter', 'table')) return [];
  const table = words.takeName()?.name;
  return words.take('disable', 'trigger') ? [`${words.takeName()?.name} ${table}`] : [];
}
