import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DoneWork, EarlierWork } from '../emit/emission.ts';
import { fenceAddress } from './fences.ts';
import { type FileMark, isThere, isUnchanged, markOf } from './file-mark.ts';
import { listFiles, type Project } from './project-files.ts';

const PATH = '.cache/truth/last-generation.json';

/** What a generation leaves for the next one. */
export interface GenerationRecord {
  /** Of the generator that made everything. */
  readonly fingerprint: string;
  readonly generatedFolder: string;
  /** Every generated file, and every page with a generated part. */
  readonly outputs: readonly string[];
  /** Paths that the rules asked for, and whether they were there. */
  readonly asked: ReadonlyMap<string, boolean>;
  /** How many files and parts of pages there are. */
  readonly files: number;
  readonly work: readonly DoneWork[];
  readonly faces: ReadonlyMap<string, string>;
}

interface Stored {
  readonly fingerprint: string;
  readonly contractPath: string;
  readonly generatedFolder: string;
  /**
   * So many of the marks, the first ones, are of the files of the contract and of the generated
   * folder: more or fewer of those mean work.
   */
  readonly listed: number;
  readonly marks: Readonly<Record<string, FileMark>>;
  readonly asked: Readonly<Record<string, boolean>>;
  readonly files: number;
  readonly work: readonly DoneWork[];
  readonly faces: Readonly<Record<string, string>>;
}

/**
 * What the last complete generation on this machine read, made and left behind. Everything that
 * nobody has touched since need not be read or made again. Files are looked at once, by size and
 * times.
 */
export class LastGeneration implements EarlierWork {
  readonly #project: Project;
  #stored: Stored | null;
  #pieces: ReadonlyMap<string, DoneWork>;
  readonly #untouched = new Map<string, boolean>();
  #listed: readonly string[] | null = null;

  /** `fingerprint` names the generator: what another one made does not count. */
  constructor(project: Project, fingerprint: string) {
    this.#project = project;
    const stored = readStored(project.root);
    const counts =
      stored?.fingerprint === fingerprint && stored.contractPath === project.contractPath;
    this.#stored = counts ? stored : null;
    this.#pieces = piecesOf(this.#stored);
  }

  /** Forgets what it has looked at, so that a process that goes on looks again. */
  lookAgain(): void {
    this.#untouched.clear();
    this.#listed = null;
  }

  /**
   * Number of files and parts of pages when all is as it was left; null when anything may have
   * changed.
   */
  countUntouched(): number | null {
    const stored = this.#stored;
    if (stored === null) return null;
    const listed = this.#list(stored.generatedFolder);
    const marked = Object.keys(stored.marks);
    if (listed.length !== stored.listed) return null;
    if (listed.some((path, index) => path !== marked[index])) return null;
    if (!marked.every((path) => this.isUntouched(path))) return null;
    return this.isSameProject() ? stored.files : null;
  }

  /** Whether what the rules asked for is there, or not there, as it was. */
  isSameProject(): boolean {
    const asked = Object.entries(this.asked);
    return asked.every(([path, wasThere]) => isThere(this.#pathOf(path)) === wasThere);
  }

  /** Paths that the rules asked for, and whether they were there. */
  get asked(): Readonly<Record<string, boolean>> {
    return this.#stored?.asked ?? {};
  }

  /** Whether a file, or the page of a part, is as the last generation left it. */
  isUntouched(path: string): boolean {
    const file = fenceAddress(path)?.page ?? path;
    const known = this.#untouched.get(file);
    if (known !== undefined) return known;
    const mark = this.#stored?.marks[file];
    const answer = mark !== undefined && isUnchanged(this.#pathOf(file), mark);
    this.#untouched.set(file, answer);
    return answer;
  }

  recall(piece: string, key: string): readonly string[] | null {
    const work = this.#pieces.get(piece);
    // The manifest knows the digests of kept files; without it everything is made anew.
    const manifest = `${this.#stored?.generatedFolder}/manifest.json`;
    if (work?.key !== key || !this.isUntouched(manifest)) return null;
    return work.files.every((path) => this.isUntouched(path)) ? work.files : null;
  }

  faceOf(model: string): string | null {
    return this.#stored?.faces[model] ?? null;
  }

  /**
   * Remembers a complete generation. `changed` are the files that it wrote, `sameFiles` says that
   * none is new and none is gone.
   */
  record(record: GenerationRecord, changed: ReadonlySet<string>, sameFiles: boolean): void {
    const { generatedFolder } = record;
    const listed = sameFiles ? this.#list(generatedFolder) : listOf(this.#project, generatedFolder);
    const marks: Record<string, FileMark> = {};
    for (const path of new Set([...listed, ...record.outputs])) {
      const known = changed.has(path) ? undefined : this.#untouched.get(path);
      const mark = known === true ? this.#stored?.marks[path] : markOf(this.#pathOf(path));
      if (mark !== undefined && mark !== null) marks[path] = mark;
    }
    const { fingerprint, files, work } = record;
    const { contractPath } = this.#project;
    const asked = Object.fromEntries(record.asked);
    const faces = Object.fromEntries(record.faces);
    const stored: Stored = {
      ...{ fingerprint, contractPath, generatedFolder, listed: listed.length },
      ...{ marks, asked, files, work, faces },
    };
    this.#stored = stored;
    this.#pieces = piecesOf(stored);
  }

  /** Writes what was recorded, for the next process. A disk that refuses does no harm. */
  save(): void {
    try {
      write(this.#pathOf(PATH), JSON.stringify(this.#stored));
    } catch {
      // The next run compares everything.
    }
  }

  /** Paths of a project are plain; joining them properly a thousand times is noticed. */
  #pathOf(path: string): string {
    return `${this.#project.root}/${path}`;
  }

  #list(generatedFolder: string): readonly string[] {
    this.#listed ??= listOf(this.#project, generatedFolder);
    return this.#listed;
  }
}

function piecesOf(stored: Stored | null): ReadonlyMap<string, DoneWork> {
  return new Map(stored?.work.map((work) => [work.piece, work]));
}

function listOf(project: Project, generatedFolder: string): string[] {
  return [
    ...listFiles(project.root, project.contractFolder),
    ...listFiles(project.root, generatedFolder),
  ];
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}.tmp`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, path);
}

function readStored(root: string): Stored | null {
  try {
    return JSON.parse(readFileSync(join(root, PATH), 'utf8')) as Stored;
  } catch {
    return null;
  }
}
