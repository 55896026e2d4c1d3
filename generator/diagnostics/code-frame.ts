import type { Place } from './diagnostic.ts';
import { printable } from './printable.ts';

const WIDTH_MAX = 100;
const CONTEXT_BEFORE = 30;
const CUT = '…';

/**
 * The source line with a mark under the word, each line indented by `gutter` blanks for the line
 * number. Long lines are cut around the mark; tabs become blanks, so that the mark stands where it
 * should.
 */
export function codeFrame(place: Place, gutter: number): string[] {
  const { line, column } = place.start;
  const text = printable(place.sourceLine.replaceAll('\t', ' '));
  const endColumn =
    place.end.line === line ? Math.max(place.end.column, column + 1) : text.length + 1;
  const { shown, from } = window(text, column - 1);
  const markFrom = column - 1 - from + (from > 0 ? CUT.length : 0);
  const before = displayWidth(shown.slice(0, markFrom));
  const marked = displayWidth(shown.slice(markFrom, markFrom + endColumn - column));
  const number = String(line).padStart(gutter);
  return [
    `${number} │ ${shown}`,
    `${' '.repeat(gutter)} │ ${' '.repeat(before)}${'^'.repeat(Math.max(1, marked))}`,
  ];
}

function window(text: string, markAt: number): { shown: string; from: number } {
  if (text.length <= WIDTH_MAX) return { shown: text, from: 0 };
  const from = markAt < WIDTH_MAX - CONTEXT_BEFORE ? 0 : onBorder(text, markAt - CONTEXT_BEFORE);
  const to = onBorder(text, Math.min(text.length, from + WIDTH_MAX));
  const head = from > 0 ? CUT : '';
  const tail = to < text.length ? CUT : '';
  return { shown: head + text.slice(from, to) + tail, from };
}

/** The same place, or the one before where it would cut a character in two. */
function onBorder(text: string, at: number): number {
  const next = text.charCodeAt(at);
  return next >= 0xdc00 && next <= 0xdfff ? at - 1 : at;
}

const JOINED = /\p{M}|\u200d|\ufe0f/u;
const WIDE =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u;

/** Wide characters (CJK, emoji) take two columns of a terminal, joined marks none. */
function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (!JOINED.test(character)) width += WIDE.test(character) ? 2 : 1;
  }
  return width;
}
