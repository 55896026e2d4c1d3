import type { Policy } from '../../model/policy.ts';
import { CodeFile } from '../code/code-file.ts';
import { isCode, isInside } from './paths.ts';

/** Files of a project by path: the disk, or a sample in memory. */
export interface ProjectFiles {
  /** Posix, relative to the root, sorted. */
  readonly paths: readonly string[];
  /** Text of a file; empty for one that is not there, null for one that is not text. */
  read(path: string): string | null;
}

/** A verb of `truth` with its flags, such as `model list` and `--all`. */
export interface OwnCommand {
  readonly verb: string;
  readonly flags: readonly string[];
}

export interface ProjectViewOptions {
  readonly policy: Policy;
  readonly files: ProjectFiles;
  /** YYYY-MM-DD, in UTC. */
  readonly today: string;
  /** Files whose code is looked at; all when absent. */
  readonly only?: ReadonlySet<string>;
  /** Of the running `truth`; a rule says nothing of commands when it knows none. */
  readonly ownCommands?: readonly OwnCommand[];
}

/** All that a rule may look at: the policy, and the files that people write. */
export class ProjectView {
  readonly policy: Policy;
  /** YYYY-MM-DD, in UTC. */
  readonly today: string;
  /** Files that rules look at: neither generated nor ignored. Sorted. */
  readonly paths: readonly string[];
  /** Every verb of `truth`; empty when they are not known. */
  readonly ownCommands: readonly OwnCommand[];
  readonly #all: ReadonlySet<string>;
  readonly #files: ProjectFiles;
  readonly #code = new Map<string, CodeFile>();
  readonly #only: ReadonlySet<string> | undefined;
  #covered: readonly CodeFile[] | null = null;

  constructor({ policy, files, today, only, ownCommands = [] }: ProjectViewOptions) {
    const { folders, verify } = policy;
    this.policy = policy;
    this.today = today;
    this.ownCommands = ownCommands;
    this.#only = only;
    this.#files = files;
    this.#all = new Set(files.paths);
    const hidden = [folders.generated, ...verify.ignore];
    this.paths = files.paths.filter((path) => !hidden.some((folder) => isInside(path, folder)));
  }

  /** Whether there is such a file or folder, also an ignored one. */
  has(path: string): boolean {
    if (this.#all.has(path)) return true;
    return this.#files.paths.some((each) => each.startsWith(`${path}/`));
  }

  /** Whether there is such a file, also an ignored one. */
  isFile(path: string): boolean {
    return this.#all.has(path);
  }

  /** Text of a file; empty when it is not there or is not text. */
  text(path: string): string {
    return this.#files.read(path) ?? '';
  }

  /** Files below a folder, or the file itself. */
  pathsIn(folder: string): readonly string[] {
    return this.paths.filter((path) => isInside(path, folder));
  }

  /** Paths of hand-written code in the sources and in every layer; what is in quarantine is not. */
  get codePaths(): readonly string[] {
    const { folders, layers, quarantine } = this.policy;
    const covered = [folders.sources, ...layers.map(({ path }) => path)];
    return this.paths
      .filter((path) => isCode(path) && !path.endsWith('.d.ts'))
      .filter((path) => !isInside(path, quarantine.directory))
      .filter((path) => covered.some((folder) => isInside(path, folder)));
  }

  /** Whether rules that look at single files look at this one. */
  looksAt(path: string): boolean {
    return this.#only?.has(path) ?? true;
  }

  /** The code that is looked at: of the sources and of every layer, in path order. */
  get code(): readonly CodeFile[] {
    this.#covered ??= this.codePaths
      .filter((path) => this.looksAt(path))
      .map((path) => this.codeFile(path));
    return this.#covered;
  }

  /** Code of the sources alone. */
  get sources(): readonly CodeFile[] {
    const { sources } = this.policy.folders;
    return this.code.filter(({ path }) => isInside(path, sources));
  }

  /** One file as code, also one outside of the covered folders. */
  codeFile(path: string): CodeFile {
    const known = this.#code.get(path) ?? new CodeFile(path, this.text(path));
    this.#code.set(path, known);
    return known;
  }

  /** The file that an import of a path means: with the ending that was left out, or an index. */
  resolveImport(target: string): string | null {
    const bare = target.replace(/\.[cm]?js$/, '');
    const endings = ['', '.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '/index.ts'];
    for (const base of [target, bare]) {
      const found = endings.map((ending) => base + ending).find((path) => this.#all.has(path));
      if (found !== undefined) return found;
    }
    return null;
  }
}
