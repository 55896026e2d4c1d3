import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileKind } from '../contract/file-kind.ts';
import type { ParsedFile } from '../contract/parsed-file.ts';
import type { SourceText } from '../source/source-text.ts';
import { sourceDigest } from './digest.ts';
import { type Entry, parseEntry, printEntry } from './remembered-file.ts';

const PATH = '.cache/truth/parsed.jsonl';

/** So many times more lines than files, and the memory is written anew. */
const LINES_PER_FILE_MAX = 2;

/**
 * Remembers files that were read and found right, by their content, in this process and for the
 * next one. Reading YAML is most of the work of a generation, and most files are the same as last
 * time. What is wrong is never remembered.
 *
 * On the disk it is a log, a line for each file as it was read; the last line about a file counts.
 * So a small edit costs a small write.
 */
export class ParseCache {
  readonly #path: string;
  readonly #fingerprint: string;
  readonly #entries: Map<string, Entry>;
  readonly #fresh = new Set<string>();
  #lines: number;

  /** `fingerprint` names the generator: another generator reads everything anew. */
  constructor(root: string, fingerprint: string) {
    this.#path = join(root, PATH);
    this.#fingerprint = fingerprint;
    const { entries, lines } = load(this.#path, fingerprint);
    this.#entries = entries;
    this.#lines = lines;
  }

  /** Whether the file is remembered as it is. */
  knows(source: SourceText): boolean {
    return this.#entries.get(source.path)?.digest === sourceDigest(source);
  }

  /** The file as remembered, or as `parse` reads it now. */
  recall(source: SourceText, kind: FileKind, parse: () => ParsedFile): ParsedFile {
    const digest = sourceDigest(source);
    const known = this.#entries.get(source.path);
    if (known?.digest === digest && known.file?.kind === kind) return known.file;
    const file = parse();
    if (file.ok) this.#remember(source.path, { digest, file, provenWith: '' });
    else this.#entries.delete(source.path);
    return file;
  }

  /**
   * Whether a file, as it is remembered, or something else of that name was found right beside
   * `others`.
   */
  isProven(name: string, others: string): boolean {
    return this.#entries.get(name)?.provenWith === others;
  }

  /** Remembers that nothing was found wrong with it beside these others. */
  setProven(name: string, others: string): void {
    const { digest = '', file = null, provenWith } = this.#entries.get(name) ?? {};
    if (provenWith !== others) this.#remember(name, { digest, file, provenWith: others });
  }

  /** Writes what is new for the next process. A disk that refuses does no harm. */
  save(): void {
    if (this.#fresh.size === 0) return;
    const all = this.#lines === 0 || this.#lines > this.#entries.size * LINES_PER_FILE_MAX;
    const lines: string[] = [];
    for (const name of all ? this.#entries.keys() : this.#fresh) {
      const entry = this.#entries.get(name);
      if (entry !== undefined) lines.push(printEntry(name, entry));
    }
    this.#lines = all ? lines.length : this.#lines + lines.length;
    this.#fresh.clear();
    try {
      if (all) this.#rewrite(lines);
      else appendFileSync(this.#path, lines.join(''));
    } catch {
      // Without a memory the next run is slower, and right all the same.
    }
  }

  #rewrite(lines: readonly string[]): void {
    mkdirSync(dirname(this.#path), { recursive: true });
    const unfinished = `${this.#path}.${process.pid}.tmp`;
    writeFileSync(unfinished, `${JSON.stringify(this.#fingerprint)}\n${lines.join('')}`);
    renameSync(unfinished, this.#path);
  }

  #remember(name: string, entry: Entry): void {
    this.#entries.set(name, entry);
    this.#fresh.add(name);
  }
}

/**
 * What is remembered, and in how many lines. Nothing when another generator wrote it, or when its
 * last line was cut off: what is appended to that would not be readable either.
 */
function load(path: string, fingerprint: string): { entries: Map<string, Entry>; lines: number } {
  const [head, ...lines] = textOf(path).split('\n');
  const isWhole = lines.pop() === '';
  if (!isWhole || head !== JSON.stringify(fingerprint)) return { entries: new Map(), lines: 0 };
  return { entries: new Map(lines.map(parseEntry)), lines: lines.length };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
