import type { SourceText } from '../source/source-text.ts';
import {
  buildManifest,
  type DesiredFile,
  type Manifest,
  parseManifest,
  printManifest,
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
  readonly desired: readonly DesiredFile[];
  /** Only some emitters ran: nothing can be an orphan, and the manifest stays as it is. */
  readonly partial: boolean;
}

/** Compares what the contract makes with what is on the disk. Reads, writes nothing. */
export function compareWithDisk(input: ComparisonInput): Comparison {
  const { root, generatedFolder, partial } = input;
  const manifestPath = `${generatedFolder}/manifest.json`;
  const before = readCurrent(root, [manifestPath]);
  const manifest = parseManifest(before.get(manifestPath) ?? null);
  const desired = partial ? input.desired : [...input.desired, manifestFile(input, manifest)];
  const present = partial ? [] : ownedPaths(root, generatedFolder, manifest);
  const current = readCurrent(root, new Set([...desired.map((file) => file.path), ...present]));
  const orphans = present.filter((path) => (current.get(path) ?? null) !== null);
  return { plan: plan(desired, current, orphans), current, manifest };
}

/** The manifest as a file that is generated like the others. */
export function manifestFile(
  input: Pick<ComparisonInput, 'generatedFolder' | 'generator' | 'sources' | 'desired'>,
  previous: Manifest | null,
): DesiredFile {
  const manifest = buildManifest(input.generator, input.sources, input.desired, previous);
  return {
    path: `${input.generatedFolder}/manifest.json`,
    text: printManifest(manifest),
    from: [...new Set(input.sources.map((source) => source.path))],
  };
}

/** What is ours on the disk: all of the generated folder, and what the last manifest lists beside it. */
function ownedPaths(root: string, generatedFolder: string, manifest: Manifest | null): string[] {
  return [...listFiles(root, generatedFolder), ...Object.keys(manifest?.files ?? {})];
}
