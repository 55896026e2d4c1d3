import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { SourceText } from '../source/source-text.ts';
import { fenceAddress, readFences } from './fences.ts';
import type { CurrentFiles } from './plan.ts';

const DEFAULT_CONTRACT = 'contract/truth.yaml';

/** Where a project is. Paths of its files are posix and relative to `root`. */
export interface Project {
  readonly root: string;
  /** Of truth.yaml, relative to the root. */
  readonly contractPath: string;
  readonly contractFolder: string;
}

/** No contract where one was looked for. */
export class ContractNotFound extends Error {
  override readonly name = 'ContractNotFound';
}

/**
 * The project around `start`: the nearest folder upwards that holds contract/truth.yaml, or the one
 * that `contract` names. Throws {@link ContractNotFound}.
 */
export function findProject(start: string, contract?: string): Project {
  if (contract !== undefined) {
    const path = resolve(start, contract);
    if (!existsSync(path) || !statSync(path).isFile()) {
      throw new ContractNotFound(
        `There is no file ${contract}. Name an existing contract with --contract.`,
      );
    }
    const folder = dirname(path);
    const root = basename(folder) === 'contract' ? dirname(folder) : folder;
    return projectAt(root, toPosix(relative(root, path)));
  }
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    if (existsSync(join(folder, DEFAULT_CONTRACT))) return projectAt(folder, DEFAULT_CONTRACT);
    if (folder === dirname(folder)) break;
  }
  throw new ContractNotFound(
    `No ${DEFAULT_CONTRACT} in ${start} or any folder above it. ` +
      'Go to the project, or name the contract with --contract PATH.',
  );
}

function projectAt(root: string, contractPath: string): Project {
  return { root, contractPath, contractFolder: toPosix(dirname(contractPath)) };
}

function toPosix(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

/** Whether a file or folder is there; `path` is relative to the root. */
export function pathExists(root: string, path: string): boolean {
  return existsSync(join(root, path));
}

/**
 * Every YAML and Fluent file of the contract folder, in path order. A file whose digest is known is
 * read only when its text is asked for.
 */
export function readSources(
  project: Project,
  digestOf: (path: string) => string | null = () => null,
): SourceText[] {
  return listFiles(project.root, project.contractFolder)
    .filter((path) => path.endsWith('.yaml') || path.endsWith('.ftl'))
    .map((path) => {
      const digest = digestOf(path);
      if (digest !== null) return new UnreadSource(project.root, path, digest);
      return { path, text: readFileSync(join(project.root, path), 'utf8') };
    });
}

class UnreadSource implements SourceText {
  readonly path: string;
  readonly digest: string;
  readonly #root: string;
  #text: string | null = null;

  constructor(root: string, path: string, digest: string) {
    this.#root = root;
    this.path = path;
    this.digest = digest;
  }

  get text(): string {
    this.#text ??= readFileSync(join(this.#root, this.path), 'utf8');
    return this.#text;
  }
}

/** What stands at the given addresses (paths, or fences of pages). */
export function readCurrent(root: string, paths: Iterable<string>): CurrentFiles {
  const current = new Map<string, string | null>();
  const pages = new Map<string, Map<string, string>>();
  for (const path of paths) {
    const part = fenceAddress(path);
    if (part === null) {
      current.set(path, readOrNull(join(root, path)));
      continue;
    }
    const fences = pages.get(part.page) ?? readFences(readOrNull(join(root, part.page)) ?? '');
    pages.set(part.page, fences);
    current.set(path, fences.get(part.fence) ?? null);
  }
  return current;
}

/**
 * All files under a folder, in code-unit order whatever the file system says; empty when there is
 * no such folder.
 */
export function listFiles(root: string, folder: string): string[] {
  const found: string[] = [];
  const visit = (at: string): void => {
    for (const entry of readdirSync(join(root, at), { withFileTypes: true })) {
      const path = at === '.' ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      else if (entry.isFile()) found.push(path);
    }
  };
  if (existsSync(join(root, folder))) visit(folder);
  return found.sort((a, b) => (a < b ? -1 : 1));
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
