import type { SqlStatement, SqlToken } from './sql-statements.ts';

/** Reads the tokens of one statement from left to right. */
export class SqlWords {
  readonly #tokens: readonly SqlToken[];
  #at = 0;

  constructor({ tokens }: Pick<SqlStatement, 'tokens'>) {
    this.#tokens = tokens;
  }

  /** The token that is next; undefined at the end. */
  get next(): SqlToken | undefined {
    return this.#tokens[this.#at];
  }

  /** The tokens that are left. */
  get rest(): readonly SqlToken[] {
    return this.#tokens.slice(this.#at);
  }

  /** Takes the words when all of them come next, in this order. */
  take(...words: readonly string[]): boolean {
    const isNext = words.every((word, index) => this.#tokens[this.#at + index]?.value === word);
    if (isNext) this.#at += words.length;
    return isNext;
  }

  /** Takes the first of the words that comes next; null when none does. */
  takeAny(words: readonly string[]): string | null {
    return words.find((word) => this.take(word)) ?? null;
  }

  /** Takes a name, with or without its schema before it; null when none comes. */
  takeName(): SqlName | null {
    const first = this.next;
    if (first?.kind !== 'word') return null;
    this.#at++;
    let last = first;
    let schema: string | null = null;
    while (this.next?.value === '.' && this.#tokens[this.#at + 1]?.kind === 'word') {
      schema = last.value;
      last = this.#tokens[this.#at + 1] as SqlToken;
      this.#at += 2;
    }
    return { schema, name: last.value, range: { start: first.start, end: last.end } };
  }

  /** Takes names with commas between. */
  takeNames(): string[] {
    const names: string[] = [];
    do {
      const name = this.takeName();
      if (name !== null) names.push(name.name);
    } while (this.take(','));
    return names;
  }
}

/** A name of a table or the like, and where it stands. */
export interface SqlName {
  readonly schema: string | null;
  readonly name: string;
  readonly range: { readonly start: number; readonly end: number };
}

/** Parts between the commas that stand in no brackets. */
export function commaParts(tokens: readonly SqlToken[]): SqlToken[][] {
  const parts: SqlToken[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === 'sign' && token.value === '(') depth++;
    if (token.kind === 'sign' && token.value === ')') depth--;
    if (token.kind === 'sign' && token.value === ',' && depth === 0) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}
