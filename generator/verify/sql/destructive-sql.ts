import type { TextRange } from '../../source/source-text.ts';
import { type SqlStatement, type SqlToken, sqlStatements } from './sql-statements.ts';
import { commaParts, SqlWords } from './sql-words.ts';

/** A part of a statement that takes data away. */
export interface DestructiveDeed {
  readonly range: TextRange;
  /** As people call it: `DROP TABLE orders`. */
  readonly deed: string;
  /** Tables, or what else is dropped or emptied; empty when the statement does not name it. */
  readonly names: readonly string[];
  /** The comments directly above. */
  readonly comment: string;
}

/** Dropping one of these takes rows, or columns of rows, along. */
const HOLDS_DATA = ['table', 'schema', 'database', 'sequence', 'owned'];
/** Dropping one of these takes along what is made of it, and that may be columns. */
const MAY_TAKE_ALONG = ['type', 'domain', 'extension'];

/**
 * What a statement takes away when it runs, also inside of a DO block. Bodies of functions run
 * later and are not looked into. An index, a constraint, a trigger, a default hold no rows. Pure.
 */
export function destructiveDeeds(statement: SqlStatement): DestructiveDeed[] {
  const { tokens, comment } = statement;
  const first = tokens[0]?.value;
  if (first === 'do') {
    return tokens.filter(({ kind }) => kind === 'text').flatMap((body) => within(body, comment));
  }
  if (first === 'drop') return dropped(statement);
  if (first === 'truncate') return emptied(statement);
  if (first === 'alter') return alteredAway(statement);
  return deleted(statement);
}

/** Deeds of a body: its statements begin after BEGIN, THEN, ELSE, LOOP, and in texts of EXECUTE. */
function within({ value, inside }: SqlToken, above: string): DestructiveDeed[] {
  return sqlStatements(value)
    .flatMap(({ tokens, comment }) => {
      const own = comment === '' ? above : `${above}\n${comment}`;
      return parts(tokens).flatMap((part) => destructiveDeeds({ ...part, comment: own }));
    })
    .map((deed) => ({
      ...deed,
      range: { start: deed.range.start + inside, end: deed.range.end + inside },
    }));
}

function parts(tokens: readonly SqlToken[]): Omit<SqlStatement, 'comment'>[] {
  const opening = new Set(['begin', 'then', 'else', 'loop']);
  const found: SqlToken[][] = [[]];
  for (const [index, token] of tokens.entries()) {
    if (opening.has(token.value)) found.push([]);
    else if (token.kind === 'text' && tokens[index - 1]?.value === 'execute') {
      found.push(shifted(token), []);
    } else found.at(-1)?.push(token);
  }
  return found
    .filter((part) => part.length > 0)
    .map((part) => ({ tokens: part, range: rangeOf(part) }));
}

function shifted({ value, inside }: SqlToken): SqlToken[] {
  return sqlStatements(value).flatMap(({ tokens }) =>
    tokens.map((token) => ({
      ...token,
      start: token.start + inside,
      end: token.end + inside,
      inside: token.inside + inside,
    })),
  );
}

function rangeOf(tokens: readonly SqlToken[]): TextRange {
  return { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 };
}

function dropped({ tokens, range, comment }: SqlStatement): DestructiveDeed[] {
  const words = new SqlWords({ tokens });
  words.take('drop');
  const kind = words.takeAny([...HOLDS_DATA, ...MAY_TAKE_ALONG]);
  const takesAlong = tokens.at(-1)?.value === 'cascade';
  if (kind === null || (MAY_TAKE_ALONG.includes(kind) && !takesAlong)) return [];
  words.take('by');
  words.take('if', 'exists');
  const names = words.takeNames();
  return [{ range, deed: `DROP ${kind.toUpperCase()} ${names.join(', ')}`.trim(), names, comment }];
}

function emptied({ tokens, range, comment }: SqlStatement): DestructiveDeed[] {
  const words = new SqlWords({ tokens });
  words.take('truncate');
  words.take('table');
  words.take('only');
  const names = words.takeNames();
  return [{ range, deed: `TRUNCATE ${names.join(', ')}`, names, comment }];
}

/** Columns of a table and attributes of a type. */
function alteredAway({ tokens, comment }: SqlStatement): DestructiveDeed[] {
  const words = new SqlWords({ tokens });
  words.take('alter');
  words.take('foreign');
  if (!words.take('table') && !words.take('type')) return [];
  words.take('if', 'exists');
  words.take('only');
  const table = words.takeName()?.name ?? '';
  return commaParts(words.rest).flatMap((part) => {
    const action = new SqlWords({ tokens: part });
    if (!action.take('drop') || action.take('constraint')) return [];
    if (!action.take('column')) action.take('attribute');
    action.take('if', 'exists');
    const column = action.takeName()?.name ?? '';
    const range = rangeOf(part);
    return [{ range, deed: `DROP COLUMN ${table}.${column}`, names: [table], comment }];
  });
}

/** DELETE as a statement, inside of WITH, or as an action of MERGE. */
function deleted({ tokens, comment }: SqlStatement): DestructiveDeed[] {
  const first = tokens[0]?.value ?? '';
  if (first === 'create' || first === 'grant' || first === 'revoke') return [];
  return tokens.flatMap((token, index) => {
    if (token.kind !== 'word' || token.value !== 'delete') return [];
    const before = tokens[index - 1]?.value;
    const isAction = first === 'merge' && before === 'then';
    const isStatement = before === undefined || before === '(';
    if (!isAction && !isStatement) return [];
    const words = new SqlWords({ tokens: tokens.slice(index + 1) });
    words.take('from');
    words.take('only');
    const target = isAction ? null : words.takeName();
    const end = target?.range.end ?? token.end;
    const names = target === null ? [] : [target.name];
    const deed = isAction ? 'MERGE … DELETE' : `DELETE FROM ${names.join()}`;
    return [{ range: { start: token.start, end }, deed, names, comment }];
  });
}
