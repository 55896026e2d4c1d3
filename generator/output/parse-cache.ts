import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileKind } from '../contract/file-kind.ts';
import type { ParsedFile } from '../contract/parsed-file.ts';
import type { SourceText } from '../source/source-text.ts';
import { shortDigest } from './digest.ts';

const PATH = '.cache/truth/parsed.json';

type GoodFile = ParsedFile & { readonly ok: true };

interface Entry {
  readonly digest: string;
  readonly file: GoodFile;
}

interface Stored {
  readonly fingerprint: string;
  readonly entries: Readonly<Record<string, Entry>>;
}

/**
 * Remembers files that were read and found right, by their content, in this process and for the next one. Reading YAML
 * is most of the work of a generation, and most files are the same as last time. What is wrong is never remembered.
 */
export class ParseCache {
  readonly #path: string;
  readonly #fingerprint: string;
  #entries: Map<string, Entry>;
  readonly #digests = new WeakMap<SourceText, string>();
  #dirty = false;

  /** `fingerprint` names the generator: another generator reads everything anew. */
  constructor(root: string, fingerprint: string) {
    this.#path = join(root, PATH);
    this.#fingerprint = fingerprint;
    this.#entries = load(this.#path, fingerprint);
  }

  /** Whether the file is remembered as it is. */
  knows(source: SourceText): boolean {
    return this.#entries.get(source.path)?.digest === this.#digestOf(source);
  }

  /** The file as remembered, or as `parse` reads it now. */
  recall(source: SourceText, kind: FileKind, parse: () => ParsedFile): ParsedFile {
    const digest = this.#digestOf(source);
    const known = this.#entries.get(source.path);
    if (known?.digest === digest && known.file.kind === kind) return known.file;
    const file = parse();
    this.#dirty = true;
    if (file.ok) this.#entries.set(source.path, { digest, file });
    else this.#entries.delete(source.path);
    return file;
  }

  #digestOf(source: SourceText): string {
    const digest = this.#digests.get(source) ?? shortDigest(source.text);
    this.#digests.set(source, digest);
    return digest;
  }

  /** Writes what is new for the next process, and forgets files that are gone. A disk that refuses does no harm. */
  save(present: ReadonlySet<string>): void {
    const gone = [...this.#entries.keys()].filter((path) => !present.has(path));
    for (const path of gone) this.#entries.delete(path);
    if (!this.#dirty && gone.length === 0) return;
    this.#dirty = false;
    const stored: Stored = {
      fingerprint: this.#fingerprint,
      entries: Object.fromEntries(this.#entries),
    };
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      const unfinished = `${this.#path}.${process.pid}.tmp`;
      writeFileSync(unfinished, JSON.stringify(stored));
      renameSync(unfinished, this.#path);
    } catch {
      // Without a cache the next run is slower, and right all the same.
    }
  }
}

function load(path: string, fingerprint: string): Map<string, Entry> {
  try {
    const stored = JSON.parse(readFileSync(path, 'utf8')) as Stored;
    if (stored.fingerprint === fingerprint) return new Map(Object.entries(stored.entries));
  } catch {
    // Absent or damaged: read everything.
  }
  return new Map();
}
