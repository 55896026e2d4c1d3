import { sqlMigrations, temporaryTables } from '../sql/migrations.ts';
import type { SqlStatement } from '../sql/sql-statements.ts';
import { commaParts, SqlWords } from '../sql/sql-words.ts';
import type { VerifyRule } from '../verify-rule.ts';

/**
 * Where the contract does not promise that each migration runs once (numbered, transactional and
 * checksummed), a migration may run again and then changes nothing. Statements inside of DO blocks
 * are taken as guarded. Does not look at ADD CONSTRAINT of a name that is dropped before it.
 */
export const migrationRerun: VerifyRule = {
  code: 'migration-rerun',
  scope: 'cheap',
  *check(view) {
    const { numbered, transactional, checksummed } = view.policy.migrations;
    if (numbered && transactional && checksummed) return;
    for (const { path, statements } of sqlMigrations(view)) {
      const temporary = temporaryTables(statements);
      const dropped = new Set<string>();
      for (const statement of statements) {
        const drop = droppedIfThere(statement);
        if (drop !== null) dropped.add(drop);
        for (const each of unguarded(statement)) {
          if (dropped.has(each.name) || temporary.has(each.name)) continue;
          yield {
            at: { file: path, range: each.range },
            text: `${each.deed} ${each.effect} when the migration runs a second time.`,
            hint:
              `${each.remedy} Or let the contract promise that each migration runs once: ` +
              'database.migrations with numbered, transactional and checksummed.',
          };
        }
      }
    }
  },
};

interface Unguarded {
  readonly range: { readonly start: number; readonly end: number };
  readonly deed: string;
  readonly effect: 'fails' | 'adds its rows again';
  readonly name: string;
  readonly remedy: string;
}

const IF_NOT_EXISTS = 'Write IF NOT EXISTS.';
const REPLACE = 'Write CREATE OR REPLACE.';
const DROP_FIRST = 'Write DROP … IF EXISTS before it, or put it into a DO block that looks first.';

/** What CREATE makes, and how it is told to do so once. */
const CREATED: Readonly<Record<string, string>> = {
  'materialized view': IF_NOT_EXISTS,
  table: IF_NOT_EXISTS,
  index: IF_NOT_EXISTS,
  sequence: IF_NOT_EXISTS,
  schema: IF_NOT_EXISTS,
  extension: IF_NOT_EXISTS,
  view: REPLACE,
  function: REPLACE,
  procedure: REPLACE,
  'constraint trigger': DROP_FIRST,
  trigger: REPLACE,
  rule: REPLACE,
  type: DROP_FIRST,
  domain: DROP_FIRST,
  policy: DROP_FIRST,
};

function unguarded(statement: SqlStatement): Unguarded[] {
  switch (statement.tokens[0]?.value) {
    case 'create':
      return created(statement);
    case 'drop':
      return dropsBlindly(statement);
    case 'alter':
      return altered(statement);
    case 'insert':
      return inserted(statement);
    default:
      return [];
  }
}

function created(statement: SqlStatement): Unguarded[] {
  const words = new SqlWords(statement);
  words.take('create');
  const replaces = words.take('or', 'replace');
  for (const word of ['unlogged', 'unique', 'recursive', 'foreign']) words.take(word);
  const kind = Object.keys(CREATED).find((each) => words.take(...each.split(' ')));
  if (kind === undefined) return [];
  words.take('concurrently');
  if (replaces || words.take('if', 'not', 'exists')) return [];
  const name = words.takeName();
  const range = { start: statement.range.start, end: name?.range.end ?? statement.range.end };
  const deed = `CREATE ${kind.toUpperCase()} ${name?.name ?? ''}`.trim();
  return [{ range, deed, effect: 'fails', name: name?.name ?? '', remedy: CREATED[kind] ?? '' }];
}

function dropsBlindly({ tokens, range }: SqlStatement): Unguarded[] {
  if (tokens.some(({ value }, at) => value === 'if' && tokens[at + 1]?.value === 'exists'))
    return [];
  const deed = `DROP ${tokens[1]?.value.toUpperCase() ?? ''}`;
  return [{ range, deed, effect: 'fails', name: '', remedy: 'Write IF EXISTS.' }];
}

function altered(statement: SqlStatement): Unguarded[] {
  const words = new SqlWords(statement);
  if (!words.take('alter', 'table')) return [];
  words.take('if', 'exists');
  words.take('only');
  const table = words.takeName()?.name ?? '';
  return commaParts(words.rest).flatMap((part): Unguarded[] => {
    const action = new SqlWords({ tokens: part });
    const range = { start: part[0]?.start ?? 0, end: part.at(-1)?.end ?? 0 };
    const fails = { range, effect: 'fails', name: '' } as const;
    if (action.take('rename')) {
      return [
        { ...fails, deed: `RENAME of ${table}`, remedy: 'Put it into a DO block that looks.' },
      ];
    }
    const isAdding = action.take('add');
    if (!isAdding && !action.take('drop')) return [];
    if (isAdding && action.take('constraint')) {
      const name = action.takeName()?.name ?? '';
      return [{ ...fails, name, deed: `ADD CONSTRAINT ${name}`, remedy: DROP_FIRST }];
    }
    const isColumn = action.take('column') || (isAdding && !isTableConstraint(action));
    if (!isColumn && !action.take('constraint')) return [];
    if (action.take('if')) return [];
    const deed = `${isAdding ? 'ADD' : 'DROP'} ${action.takeName()?.name ?? ''}`;
    return [{ ...fails, deed, remedy: isAdding ? IF_NOT_EXISTS : 'Write IF EXISTS.' }];
  });
}

function isTableConstraint({ next }: SqlWords): boolean {
  return ['check', 'unique', 'primary', 'foreign', 'exclude'].includes(next?.value ?? '');
}

function inserted({ tokens, range }: SqlStatement): Unguarded[] {
  const values = tokens.map(({ value }) => value).join(' ');
  if (/ on conflict | not exists | except /.test(values)) return [];
  const name = new SqlWords({ tokens: tokens.slice(2) }).takeName()?.name ?? '';
  const effect = 'adds its rows again';
  const remedy = 'Write ON CONFLICT DO NOTHING with a unique key.';
  return [{ range, deed: `INSERT INTO ${name}`, effect, name, remedy }];
}

/** The name of what is dropped without complaint, or of a constraint. */
function droppedIfThere({ tokens }: SqlStatement): string | null {
  const at = tokens.findIndex(
    ({ value }, index) => value === 'if' && tokens[index + 1]?.value === 'exists',
  );
  const isDrop = tokens.slice(0, Math.max(at, 0)).some(({ value }) => value === 'drop');
  return isDrop ? (new SqlWords({ tokens: tokens.slice(at + 2) }).takeName()?.name ?? null) : null;
}
