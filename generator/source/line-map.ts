import type { Position } from './source-text.ts';

/** Lines of one text. CRLF, LF and a lone CR end a line; a byte order mark belongs to no column. */
export class LineMap {
  readonly #text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.#text = text;
    const starts = [text.startsWith('\uFEFF') ? 1 : 0];
    for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
    this.#starts = starts;
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** Line and column of an offset. Offsets outside the text are taken as its nearest end. */
  position(offset: number): Position {
    const bounded = Math.min(Math.max(offset, 0), this.#text.length);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= bounded) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: Math.max(0, bounded - (this.#starts[low] as number)) + 1 };
  }

  /** Text of a line without its end; empty for a line that is not there. */
  line(number: number): string {
    const start = this.#starts[number - 1];
    if (start === undefined) return '';
    const end = this.#starts[number] ?? this.#text.length;
    return this.#text.slice(start, end).replace(/[\r\n]+$/, '');
  }
}
