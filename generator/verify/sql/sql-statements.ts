import type { TextRange } from '../../source/source-text.ts';

/** One word, sign, text or comment of SQL. */
export interface SqlToken {
  /** `word`: a name or keyword; `text`: '…' or $$…$$, with what stands inside as its value. */
  readonly kind: 'word' | 'sign' | 'text' | 'comment';
  /** Keywords and names in lower case, names in quotes as they are. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** Offset at which the value begins. */
  readonly inside: number;
}

/** One statement, without its semicolon. */
export interface SqlStatement {
  readonly range: TextRange;
  /** Without comments. */
  readonly tokens: readonly SqlToken[];
  /** The comment lines that stand directly above it, or in front of it on its line. */
  readonly comment: string;
}

const TOKEN = new RegExp(
  [
    '(?<comment>--[^\\n]*|/\\*)',
    "(?<escaped>[eE]'(?:[^'\\\\]|\\\\[\\s\\S]|'')*'?)",
    "(?<text>(?:[bBxXnN]|[uU]&)?'(?:[^']|'')*'?)",
    '(?<name>"(?:[^"]|"")*"?)',
    '(?<dollar>\\$(?:[A-Za-z_\\u0080-\\uffff][\\w\\u0080-\\uffff]*)?\\$)',
    '(?<word>[A-Za-z_\\u0080-\\uffff][\\w$\\u0080-\\uffff]*)',
    '(?<sign>[^\\s])',
  ].join('|'),
  'g',
);

/**
 * Statements of a PostgreSQL text in their order. Understands comments (also nested), texts, names
 * in quotes and dollar quotes; a text that is not closed goes on to the end. Pure.
 */
export function sqlStatements(text: string): SqlStatement[] {
  const statements: SqlStatement[] = [];
  let tokens: SqlToken[] = [];
  let comments: SqlToken[] = [];
  /** Behind the last semicolon. */
  let after = 0;
  const close = (): void => {
    const [first] = tokens;
    const last = tokens.at(-1);
    if (first !== undefined && last !== undefined) {
      const range = { start: first.start, end: last.end };
      statements.push({ range, tokens, comment: commentAbove(text, comments, first.start) });
    }
    tokens = [];
    comments = [];
  };
  for (const token of sqlTokens(withoutData(text))) {
    if (token.kind === 'comment') {
      // What stands behind a statement on its line is about that one.
      const isBehind = after > 0 && !text.slice(after, token.start).includes('\n');
      if (tokens.length === 0 && !isBehind) comments.push(token);
    } else if (token.kind === 'sign' && token.value === ';') {
      close();
      after = token.end;
    } else tokens.push(token);
  }
  close();
  return statements;
}

const COPIED_DATA = /(?<=^copy\b[^;]*\bfrom\s+stdin\b[^;]*;[^\n]*\n)[\s\S]*?^\\\.$/gim;
const COMMAND_OF_PSQL = /^\\.*$/gm;

/** Blanks in place of rows for COPY and of what only psql understands; every offset stays. */
function withoutData(text: string): string {
  if (!/^\\/m.test(text)) return text;
  const blank = (match: string): string => match.replace(/[^\n]/g, ' ');
  return text.replace(COPIED_DATA, blank).replace(COMMAND_OF_PSQL, blank);
}

/** The comments that end on the line before `start`, or are joined to such a one. */
function commentAbove(text: string, comments: readonly SqlToken[], start: number): string {
  const near: string[] = [];
  let below = start;
  for (const comment of comments.toReversed()) {
    if (/\n[^\S\n]*\n/.test(text.slice(comment.end, below))) break;
    near.unshift(comment.value);
    below = comment.start;
  }
  return near.join('\n');
}

/** Words, signs, texts and comments of a PostgreSQL text in their order. Pure. */
export function* sqlTokens(text: string): Generator<SqlToken> {
  const pattern = new RegExp(TOKEN);
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const token = tokenOf(text, match);
    pattern.lastIndex = token.end;
    yield token;
  }
}

function tokenOf(text: string, match: RegExpExecArray): SqlToken {
  const [written] = match;
  const start = match.index;
  const end = start + written.length;
  const { comment, escaped, text: quoted, name, dollar, word } = match.groups ?? {};
  if (comment !== undefined) {
    const last = comment === '/*' ? blockEnd(text, start) : end;
    const value = text.slice(start, last);
    return { kind: 'comment', value, start, end: last, inside: start };
  }
  if (dollar !== undefined) {
    const close = text.indexOf(dollar, end);
    const inner = close < 0 ? text.length : close;
    const last = close < 0 ? text.length : close + dollar.length;
    return { kind: 'text', value: text.slice(end, inner), start, end: last, inside: end };
  }
  if (escaped !== undefined || quoted !== undefined) {
    const inside = start + written.indexOf("'") + 1;
    const value = text.slice(inside, Math.max(inside, end - 1));
    return { kind: 'text', value, start, end, inside };
  }
  if (name !== undefined) {
    const value = name.slice(1, -1).replaceAll('""', '"');
    return { kind: 'word', value, start, end, inside: start + 1 };
  }
  const kind = word === undefined ? 'sign' : 'word';
  return { kind, value: written.toLowerCase(), start, end, inside: start };
}

/** Comments of this kind may stand inside each other. */
function blockEnd(text: string, start: number): number {
  const pattern = /\/\*|\*\//g;
  pattern.lastIndex = start;
  let depth = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return pattern.lastIndex;
  }
  return text.length;
}
