import type { Page } from './pages.ts';

/** A fenced block of a page. */
export interface CodeBlock {
  /** `page:line` of its first mark. */
  readonly at: string;
  /** Empty when the fence names none. */
  readonly language: string;
  /** Words of the info string without a value, such as `wrong`. */
  readonly marks: readonly string[];
  /** Words of the info string with one, such as `rule=env-read`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

const OPEN = /^( {0,3})(`{3,})(.*)$/;

/** All fenced blocks of a page. One that is never closed reaches to the end. */
export function codeBlocks({ path, text }: Page): CodeBlock[] {
  const lines = text.split('\n');
  const blocks: CodeBlock[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [, indent = '', fence, info = ''] = OPEN.exec(lines[at] as string) ?? [];
    if (fence === undefined) continue;
    const isEnd = (line: string, index: number) => index > at && line.trim() === fence;
    const found = lines.findIndex(isEnd);
    const end = found === -1 ? lines.length : found;
    const inner = lines.slice(at + 1, end).map((line) => withoutIndent(line, indent.length));
    blocks.push({ at: `${path}:${at + 1}`, ...infoOf(info), text: inner.join('\n') });
    at = end;
  }
  return blocks;
}

function withoutIndent(line: string, width: number): string {
  return line.slice(0, width).trim() === '' ? line.slice(width) : line;
}

function infoOf(info: string): Pick<CodeBlock, 'language' | 'marks' | 'attributes'> {
  const [language = '', ...words] = info.trim().split(/\s+/);
  const pairs = words.map((word) => word.split('=', 2));
  return {
    language,
    marks: pairs.filter(([, value]) => value === undefined).map(([name]) => name as string),
    attributes: Object.fromEntries(pairs.filter(([, value]) => value !== undefined)),
  };
}

/** A part of a block that says which file it would be. */
export interface ExampleFile {
  readonly path: string;
  readonly text: string;
}

const FILE_LINE = /^(?:\/\/|--|#) ((?:[\w.@-]+\/)+[\w.-]+|Dockerfile)$/;

/** The files that a block shows: a line that is only a comment with a path begins each. */
export function exampleFiles(block: CodeBlock): ExampleFile[] {
  const files: { path: string; lines: string[] }[] = [];
  for (const line of block.text.split('\n')) {
    const path = FILE_LINE.exec(line)?.[1];
    if (path !== undefined) files.push({ path, lines: [] });
    else files.at(-1)?.lines.push(line);
  }
  return files.map(({ path, lines }) => ({ path, text: `${lines.join('\n').trim()}\n` }));
}
