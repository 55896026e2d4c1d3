import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

interface LockedPackage {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};

/**
 * Folders of the packages that `names` need at run time, below the root of this repository, sorted:
 * without what is optional. It follows the lockfile the way Node looks packages up: nearest folder first.
 */
export function packagesFor(names: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (name: string, from: string): void => {
    const path = lookUp(name, from);
    if (path === null || found.has(path)) return;
    found.add(path);
    const { dependencies, peerDependencies, peerDependenciesMeta } = packages[path] ?? {};
    // An optional peer is used when somebody else brings it along, and nobody here does.
    const peers = Object.keys(peerDependencies ?? {}).filter(
      (peer) => peerDependenciesMeta?.[peer]?.optional !== true,
    );
    for (const each of [...Object.keys(dependencies ?? {}), ...peers]) visit(each, path);
  };
  for (const name of names) visit(name, '');
  return [...found].sort();
}

/** Null for what may be missing: an optional peer, or a package of another platform. */
function lookUp(name: string, from: string): string | null {
  for (let folder = from; ; folder = parentOf(folder)) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages[path] !== undefined) return path;
    if (folder === '') return null;
  }
}

function parentOf(path: string): string {
  const end = path.lastIndexOf('/node_modules/');
  return end === -1 ? '' : path.slice(0, end);
}

/** The packages in these folders, as `name version`, sorted. */
export function namesOf(paths: readonly string[]): string[] {
  return paths
    .map(
      (path) => `${path.slice(path.lastIndexOf('node_modules/') + 13)} ${packages[path]?.version}`,
    )
    .sort();
}
