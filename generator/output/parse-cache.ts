import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { FileKind } from '../contract/file-kind.ts';
import type { ParsedFile } from '../contract/parsed-file.ts';
import type { SourceText } from '../source/source-text.ts';
import { sourceDigest } from './digest.ts';
import { type Entry, parseEntry, printContents, printEntry } from './remembered-file.ts';

const FOLDER = '.cache/truth';
const LOG = 'parsed.jsonl';
/** Contents of files as one generator reads them; another one may read them otherwise. */
const CONTENTS = 'parsed-';

/** So many times more lines than files, and the memory is written anew. */
const LINES_PER_FILE_MAX = 2;

/**
 * Remembers files that were read and found right, by their content, in this process and for the
 * next one. Reading YAML is most of the work of a generation, and most files are the same as last
 * time. What is wrong is never remembered.
 *
 * On the disk it is a log, a line for each file as it was read, and the contents beside it in files
 * named by digest. The last line about a file counts. So a small edit costs a small write, and what
 * nobody asks for is not read.
 */
export class ParseCache {
  readonly #folder: string;
  readonly #log: string;
  readonly #contents: string;
  readonly #fingerprint: string;
  readonly #entries: Map<string, Entry>;
  readonly #fresh = new Set<string>();
  #lines: number;

  /** `fingerprint` names the generator: another generator reads everything anew. */
  constructor(root: string, fingerprint: string) {
    this.#folder = join(root, FOLDER);
    this.#log = join(this.#folder, LOG);
    this.#contents = join(this.#folder, `${CONTENTS}${fingerprint.slice(0, 16)}`);
    this.#fingerprint = fingerprint;
    const { entries, lines } = load(this.#log, this.#contents, fingerprint);
    this.#entries = entries;
    this.#lines = lines;
  }

  /** Whether the file is remembered as it is. */
  knows(source: SourceText): boolean {
    return this.#entries.get(source.path)?.digest === sourceDigest(source);
  }

  /** Digest of a file as it was when it was read last; null when it is not remembered. */
  digestOf(path: string): string | null {
    return this.#entries.get(path)?.digest ?? null;
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
    const names = [...(all ? this.#entries.keys() : this.#fresh)];
    const entries = names.flatMap((name) => {
      const entry = this.#entries.get(name);
      return entry === undefined ? [] : [[name, entry] as const];
    });
    this.#lines = all ? entries.length : this.#lines + entries.length;
    this.#fresh.clear();
    try {
      this.#write(entries, all);
    } catch {
      // Without a memory the next run is slower, and right all the same.
    }
  }

  /** Contents first: a line promises that they are there. */
  #write(entries: readonly (readonly [string, Entry])[], all: boolean): void {
    mkdirSync(this.#contents, { recursive: true });
    for (const [, entry] of entries) this.#writeContents(entry);
    const lines = entries.map(([name, entry]) => printEntry(name, entry)).join('');
    if (!all) {
      appendFileSync(this.#log, lines);
      return;
    }
    writeWhole(this.#log, `${JSON.stringify(this.#fingerprint)}\n${lines}`);
    this.#removeUnused(new Set(entries.map(([, { digest }]) => digest)));
  }

  /** A text of one digest has the same contents for ever, so what is there is not touched. */
  #writeContents(entry: Entry): void {
    const text = printContents(entry);
    const path = join(this.#contents, entry.digest);
    if (text !== null && !existsSync(path)) writeWhole(path, text);
  }

  #removeUnused(used: ReadonlySet<string>): void {
    for (const name of readdirSync(this.#folder)) {
      const path = join(this.#folder, name);
      const isOld = name.startsWith(CONTENTS) && path !== this.#contents;
      if (isOld) rmSync(path, { recursive: true, force: true });
    }
    for (const digest of readdirSync(this.#contents)) {
      if (!used.has(digest)) rmSync(join(this.#contents, digest), { force: true });
    }
  }

  #remember(name: string, entry: Entry): void {
    this.#entries.set(name, entry);
    this.#fresh.add(name);
  }
}

/** Written beside its place and renamed: another process reads all of it or nothing. */
function writeWhole(path: string, text: string): void {
  const unfinished = `${path}.${process.pid}.tmp`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, path);
}

/**
 * What is remembered, and in how many lines. Nothing when another generator wrote it, or when its
 * last line was cut off: what is appended to that would not be readable either.
 */
function load(
  log: string,
  contents: string,
  fingerprint: string,
): { entries: Map<string, Entry>; lines: number } {
  const [head, ...lines] = textOf(log).split('\n');
  const isWhole = lines.pop() === '';
  if (!isWhole || head !== JSON.stringify(fingerprint)) return { entries: new Map(), lines: 0 };
  const read = (digest: string): string => readFileSync(join(contents, digest), 'utf8');
  return { entries: new Map(lines.map((line) => parseEntry(line, read))), lines: lines.length };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
