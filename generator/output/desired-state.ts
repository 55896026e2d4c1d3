import type { Emitted } from '../emit/emission.ts';
import type { GeneratedFile } from '../emit/generated-file.ts';
import type { SourceText } from '../source/source-text.ts';
import {
  buildManifest,
  type Manifest,
  type ManifestRow,
  parseManifest,
  printManifest,
  rowOf,
} from './manifest.ts';
import { type CurrentFiles, type Plan, plan } from './plan.ts';
import { listFiles, readCurrent } from './project-files.ts';

/** Everything a comparison of the disk with the contract needs. */
export interface Comparison {
  readonly plan: Plan;
  readonly current: CurrentFiles;
  /** Of the last generation; null when there was none. */
  readonly manifest: Manifest | null;
}

export interface ComparisonInput {
  readonly root: string;
  readonly generatedFolder: string;
  readonly generator: string;
  readonly sources: readonly SourceText[];
  readonly emitted: Emitted;
  /** Only some emitters ran: nothing can be an orphan, and the manifest stays as it is. */
  readonly partial: boolean;
}

/** Compares what the contract makes with what is on the disk. Reads, writes nothing. */
export function compareWithDisk(input: ComparisonInput): Comparison {
  const { root, generatedFolder, partial, emitted } = input;
  const manifestPath = `${generatedFolder}/manifest.json`;
  const before = readCurrent(root, [manifestPath]);
  const manifest = parseManifest(before.get(manifestPath) ?? null);
  const desired = partial ? emitted.files : [...emitted.files, manifestFile(input, manifest)];
  const kept = new Set(emitted.kept);
  const owned = partial ? [] : ownedPaths(root, generatedFolder, manifest);
  const unsure = owned.filter((path) => !kept.has(path));
  const current = readCurrent(root, new Set([...desired.map((file) => file.path), ...unsure]));
  const orphans = unsure.filter((path) => (current.get(path) ?? null) !== null);
  const compared = plan(desired, current, orphans);
  return { plan: { ...compared, keeps: [...compared.keeps, ...kept] }, current, manifest };
}

/**
 * The manifest as a file that is generated like the others. A kept file has the digest that it had
 * before.
 */
export function manifestFile(
  input: Pick<ComparisonInput, 'generatedFolder' | 'generator' | 'sources' | 'emitted'>,
  previous: Manifest | null,
): GeneratedFile {
  const { files, kept } = input.emitted;
  const keptRows = kept.map((path): ManifestRow => {
    const digest = previous?.files[path]?.digest;
    if (digest === undefined) throw new TypeError(`${path} was kept without having been made`);
    return { path, digest, from: previous?.files[path]?.from ?? [] };
  });
  const rows = [...files.map(rowOf), ...keptRows];
  return {
    path: `${input.generatedFolder}/manifest.json`,
    text: printManifest(buildManifest(input.generator, input.sources, rows, previous)),
    sources: input.sources.map((source) => source.path),
  };
}

/**
 * What is ours on the disk: all of the generated folder, and what the last manifest lists beside
 * it.
 */
function ownedPaths(root: string, generatedFolder: string, manifest: Manifest | null): string[] {
  return [...listFiles(root, generatedFolder), ...Object.keys(manifest?.files ?? {})];
}
