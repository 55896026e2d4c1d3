import type { TextRange } from '../../source/source-text.ts';
import { type SqlToken, sqlTokens } from './sql-statements.ts';

/** A parameter of which PostgreSQL cannot tell the type. */
export interface UntypedParameter {
  /** As it is written: `$1`. */
  readonly name: string;
  readonly range: TextRange;
  /** What it stands in: `$1 IS NULL`, `jsonb_build_object(…)`. */
  readonly inside: string;
}

/**
 * Functions that take a value of any type, and from which argument on they do. PostgreSQL refuses a
 * bare parameter there, which a test of this file asks it about.
 */
const TAKES_ANY: Readonly<Record<string, number>> = {
  array_agg: 0,
  concat: 0,
  concat_ws: 1,
  count: 0,
  format: 1,
  json_agg: 0,
  json_build_array: 0,
  json_build_object: 0,
  jsonb_agg: 0,
  jsonb_build_array: 0,
  jsonb_build_object: 0,
  num_nonnulls: 0,
  num_nulls: 0,
  pg_typeof: 0,
  sum: 0,
  to_json: 0,
  to_jsonb: 0,
  unnest: 0,
};

interface Parameter {
  readonly name: string;
  readonly range: TextRange;
  /** Null where PostgreSQL can tell the type, or may. */
  readonly inside: string | null;
  /** Stands in a condition, which PostgreSQL reads in the order in which it is written. */
  readonly isCondition: boolean;
}

/**
 * Parameters of a query of which the type cannot be told, each once, at its first place. One with a
 * cast or a column beside it is none of them, unless a condition asks first whether it is null:
 * `$1 IS NULL OR day = $1` is refused, `day = $1 OR $1 IS NULL` is not. Pure.
 */
export function untypedParameters(sql: string): UntypedParameter[] {
  const all = parametersOf(sql);
  const typed = new Set(all.filter(({ inside }) => inside === null).map(({ name }) => name));
  const seen = new Set<string>();
  return all.flatMap(({ name, range, inside, isCondition }) => {
    if (seen.has(name)) return [];
    seen.add(name);
    return inside === null || (typed.has(name) && !isCondition) ? [] : [{ name, range, inside }];
  });
}

const CLAUSES = new Set([
  'select',
  'from',
  'where',
  'set',
  'values',
  'returning',
  'having',
  'limit',
]);

/** A call, or a parenthesis without a name. */
interface Open {
  readonly name: string;
  argument: number;
}

function parametersOf(sql: string): Parameter[] {
  const tokens = withParameters(sql);
  const open: Open[] = [];
  const found: Parameter[] = [];
  let clause = '';
  for (const [index, { kind, value, start, end }] of tokens.entries()) {
    const before = tokens[index - 1];
    const call = open.at(-1);
    if (kind === 'parameter') {
      const inside = placeOf(tokens, index, call);
      const isCondition = clause === 'where' && (inside?.includes(' IS ') ?? false);
      found.push({ name: value, range: { start, end }, inside, isCondition });
    } else if (CLAUSES.has(value)) clause = value;
    else if (kind !== 'sign') continue;
    else if (value === '(')
      open.push({ name: before?.kind === 'word' ? before.value : '', argument: 0 });
    else if (value === ')') open.pop();
    else if (value === ',' && call !== undefined) call.argument++;
  }
  return found;
}

function placeOf(tokens: readonly Token[], index: number, call: Open | undefined): string | null {
  const name = tokens[index]?.value ?? '';
  const [before = '', first = '', second = '', third = ''] = [-1, 1, 2, 3].map(
    (step) => tokens[index + step]?.value,
  );
  if (first === 'is' && (second === 'null' || (second === 'not' && third === 'null')))
    return `${name} IS ${second === 'not' ? 'NOT ' : ''}NULL`;
  const from = call === undefined ? undefined : TAKES_ANY[call.name];
  if (call === undefined || from === undefined || call.argument < from) return null;
  const isBare = /^[(,]$/.test(before) && /^[),]$/.test(first);
  return isBare ? `${call.name}(…)` : null;
}

type Token = Pick<SqlToken, 'value' | 'start' | 'end'> & {
  readonly kind: SqlToken['kind'] | 'parameter';
};

/** The tokens of a query without comments, with `$12` as one of them. */
function withParameters(sql: string): Token[] {
  const tokens: Token[] = [];
  for (const token of sqlTokens(sql)) {
    const last = tokens.at(-1);
    const isNext = last !== undefined && last.end === token.start;
    const isDigit = token.kind === 'sign' && /^\d$/.test(token.value);
    const begins = isNext && last.kind === 'sign' && last.value === '$';
    const goesOn = isNext && last.kind === 'parameter';
    if (token.kind === 'comment') continue;
    if (isDigit && (begins || goesOn))
      tokens[tokens.length - 1] = {
        kind: 'parameter',
        value: last.value + token.value,
        start: last.start,
        end: token.end,
      };
    else tokens.push(token);
  }
  return tokens;
}
