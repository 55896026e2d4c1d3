import type { TextRange } from '../../source/source-text.ts';

/** One file of a sample, and the places in it where its rule should find something. */
export interface SampleFile {
  readonly path: string;
  readonly text: string;
  readonly marks: readonly TextRange[];
}

/** A small project in which one rule finds something, or nothing. */
export interface Sample {
  /** `bad` or `ok`, with a word on what is special where there are several. */
  readonly title: string;
  readonly files: readonly SampleFile[];
}

const SECTION = /^=== (.+)$/;
const FILE = /^--- (.+)$/;
const MARK = /[⟪⟫]/u;

/**
 * The samples of one text: `=== bad` or `=== ok` begins a sample, `--- path` a file in it, and
 * ⟪…⟫ stands around what the rule should mark. Throws an Error for a text of another form.
 */
export function parseSamples(text: string): Sample[] {
  const samples: { title: string; files: { path: string; lines: string[] }[] }[] = [];
  for (const line of text.split('\n')) {
    const [, title] = SECTION.exec(line) ?? [];
    const [, path] = FILE.exec(line) ?? [];
    const sample = samples.at(-1);
    if (title !== undefined) samples.push({ title, files: [] });
    else if (path !== undefined && sample !== undefined) sample.files.push({ path, lines: [] });
    else if (sample?.files.at(-1) !== undefined) sample.files.at(-1)?.lines.push(line);
    else if (line.trim() !== '') throw new Error(`A sample does not begin with "${line}".`);
  }
  return samples.map(({ title, files }) => ({
    title,
    files: files.map(({ path, lines }) => ({ path, ...withoutMarks(lines.join('\n')) })),
  }));
}

function withoutMarks(marked: string): Omit<SampleFile, 'path'> {
  const marks: TextRange[] = [];
  let text = '';
  let start = 0;
  let rest = marked.replace(/\n+$/, '\n');
  for (let at = rest.search(MARK); at >= 0; at = rest.search(MARK)) {
    text += rest.slice(0, at);
    if (rest[at] === '⟪') start = text.length;
    else marks.push({ start, end: text.length });
    rest = rest.slice(at + 1);
  }
  return { text: text + rest, marks };
}
