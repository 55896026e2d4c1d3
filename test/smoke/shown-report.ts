import { codeBlocks } from '../docs/code-blocks.ts';
import { readPage } from '../docs/pages.ts';

/** Times, ports and counts differ from run to run, and so does whether a target is met. */
export function withoutFigures(report: string): string {
  return report
    .trimEnd()
    .replaceAll(': missed)', ')')
    .replace(/(?<![S\d])\d+/g, 'n');
}

/** The report on the page that begins with these words, without its figures. */
export function shownReport(beginning: string): string {
  const texts = codeBlocks(readPage('kb/smoke.md')).map(({ text }) => text);
  const shown = texts.find((text) => text.startsWith(beginning));
  return withoutFigures(shown ?? `the page shows no report of ${beginning}`);
}
