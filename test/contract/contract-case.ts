import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CheckedContract, checkContract } from '../../generator/contract/check-contract.ts';
import { loadShapes } from '../../generator/contract/load-shapes.ts';
import { parseLocale } from '../../generator/contract/parse-locale.ts';
import { parseYamlFile } from '../../generator/contract/parse-yaml-file.ts';
import type { ParsedFile, ParseFile } from '../../generator/contract/parsed-file.ts';
import type { Diagnostic } from '../../generator/diagnostics/diagnostic.ts';
import { resolve } from '../../generator/diagnostics/resolve.ts';
import type { SourceText } from '../../generator/source/source-text.ts';
import { locator } from '../../generator/yaml/locate.ts';

/** A contract in memory, with the files of its project that exist. */
export interface Contract {
  readonly sources: readonly SourceText[];
  readonly files: readonly string[];
}

export interface Checked extends CheckedContract {
  readonly diagnostics: readonly Diagnostic[];
}

export const truthPath = 'contract/truth.yaml';

const read = new Map<string, ParsedFile>();

const shapes = await loadShapes(['truth', 'model', 'labels']);

/** Most files of a case are those of the base, and read once. */
const parse: ParseFile = (source, kind) => {
  const key = `${source.path}\0${source.text}`;
  const file =
    read.get(key) ??
    (kind === 'locale' ? parseLocale(source) : parseYamlFile(source, kind, shapes));
  read.set(key, file);
  return file;
};

/** Checks a contract as `truth validate` does. */
export function check({ sources, files }: Contract): Checked {
  const exists = (path: string): boolean =>
    files.some((file) => file === path || file.startsWith(`${path}/`));
  const checked = checkContract({ truthPath, sources, exists, parse });
  return { ...checked, diagnostics: resolve(checked.findings, sources, locator) };
}

const golden = join(import.meta.dirname, '../golden');

/** The valid contract that every case changes. */
export const base: Contract = {
  sources: texts(join(golden, 'base'))
    .filter(({ path }) => path !== 'files')
    .map(({ path, text }) => ({ path: `contract/${path}`, text })),
  files: lines(join(golden, 'base/files')),
};

/**
 * A case: the base with the files of the folder in place of its own. `<section>.yaml` replaces one
 * section of truth.yaml, `files` lists further files of the project, and `remove` lists sections
 * and files to leave out.
 */
export function assemble(folder: string): Contract {
  const removed = lines(join(folder, 'remove'));
  const overlay = texts(folder).filter(
    ({ path }) => !/^(expected\.txt|remove|files)$|^fixed\//.test(path),
  );
  const whole = overlay.filter(({ path }) => path.includes('/') || isWhole(path));
  const bySection = new Map(
    overlay
      .filter((each) => !whole.includes(each))
      .map(({ path, text }) => [path.replace(/\.yaml$/, ''), text]),
  );
  const sources = new Map(base.sources.map(({ path, text }) => [path, text]));
  sources.set(truthPath, withSections(sources.get(truthPath) as string, bySection, removed));
  for (const { path, text } of whole) sources.set(`contract/${path}`, text);
  for (const path of removed) sources.delete(`contract/${path}`);
  return {
    sources: [...sources]
      .map(([path, text]) => ({ path, text }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
    files: [...base.files, ...lines(join(folder, 'files'))].filter(
      (file) => !removed.includes(file),
    ),
  };
}

function isWhole(path: string): boolean {
  return path === 'truth.yaml' || path === 'labels.yaml';
}

function withSections(
  truth: string,
  bySection: ReadonlyMap<string, string>,
  removed: readonly string[],
): string {
  const used = new Set<string>();
  const parts = truth.split(/^(?=[a-z]+:)/m).map((part) => {
    const name = /^([a-z]+):/.exec(part)?.[1] ?? '';
    if (removed.includes(name)) return '';
    const replaced = bySection.get(name);
    if (replaced === undefined) return part;
    used.add(name);
    return replaced.endsWith('\n') ? `${replaced}\n` : replaced;
  });
  const added = [...bySection].filter(([name]) => !used.has(name)).map(([, text]) => text);
  return [...parts, ...added].join('');
}

/** Files below a folder, in path order. */
export function texts(folder: string): SourceText[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({
      path: path.slice(folder.length + 1).replaceAll('\\', '/'),
      text: readFileSync(path, 'utf8'),
    }));
}

function lines(path: string): string[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '');
}
