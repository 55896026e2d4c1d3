import type { Reaction } from './reaction.ts';
import type { ScriptAnswer } from './script.ts';

/** What may be there or not, and differs from run to run. */
const ANYTHING = '…';

/**
 * Whether the bot did what the script says. How words are broken into lines does not matter, rows
 * of buttons do.
 */
export function isAnswered(expected: ScriptAnswer, actual: Reaction): boolean {
  return expected.mark === actual.mark && fits(canonical(expected.lines), canonical(actual.lines));
}

/** Words on one line, each row of buttons on its own. */
function canonical(lines: readonly string[]): string {
  return lines
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .reduce((text, line) => {
      if (text === '') return line;
      return `${text}${isRow(line) || isRow(text.split('\n').at(-1) ?? '') ? '\n' : ' '}${line}`;
    }, '');
}

function isRow(line: string): boolean {
  return line === ANYTHING ? false : /^\[.*\]$/.test(line);
}

function fits(pattern: string, text: string): boolean {
  const parts = pattern.split(ANYTHING).map((part) => escaped(part.trim()));
  return new RegExp(`^${parts.join('\\s*[\\s\\S]*?\\s*')}$`).test(text);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/**
 * The script's answer for what the bot did: the old words where they still fit, so that their `…`
 * stay.
 */
export function renewed(old: ScriptAnswer | undefined, actual: Reaction): ScriptAnswer {
  if (old !== undefined && isAnswered(old, actual)) return old;
  const lines = actual.lines.map(
    (line) => old?.lines.find((it) => fits(canonical([it]), canonical([line]))) ?? line,
  );
  return { kind: 'answer', mark: actual.mark, lines };
}
