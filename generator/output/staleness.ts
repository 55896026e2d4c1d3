import type { GeneratedFile } from '../emit/generated-file.ts';
import type { SourceText } from '../source/source-text.ts';
import { shortDigest, sourceDigest } from './digest.ts';
import { changedLines } from './line-digests.ts';
import type { Manifest } from './manifest.ts';
import { type CurrentFiles, type Plan, withoutCarriageReturns } from './plan.ts';

/** Why a generated file is not what it should be. */
export type StalenessKind =
  | 'contract-changed'
  | 'generator-changed'
  | 'edited-by-hand'
  | 'orphan'
  | 'missing';

export interface Staleness {
  readonly path: string;
  readonly kind: StalenessKind;
  /**
   * Contract lines that differ from those of the last generation and that this file is made from.
   */
  readonly causes: readonly Cause[];
  readonly before: string | null;
  readonly after: string | null;
}

export interface Cause {
  readonly file: string;
  /** 1-based; 0 for a file that is new or gone. */
  readonly line: number;
  /** Top-level entry of the file in which the line stands; null when it is not known. */
  readonly section: string | null;
  readonly change: 'changed' | 'removed-after' | 'new-file' | 'gone-file';
}

/** Every stale file with its kind and its causes, in path order. Reads nothing. */
export function explainStaleness(
  plan: Plan,
  current: CurrentFiles,
  sources: readonly SourceText[],
  manifest: Manifest | null,
): Staleness[] {
  const causes = new CauseFinder(sources, manifest);
  const stale: Staleness[] = [];
  for (const file of plan.creates) {
    stale.push({
      path: file.path,
      kind: 'missing',
      causes: causes.of(file),
      before: null,
      after: file.text,
    });
  }
  for (const file of plan.updates) {
    const before = current.get(file.path) ?? '';
    stale.push({
      path: file.path,
      ...classify(file, before, causes, manifest),
      before,
      after: file.text,
    });
  }
  for (const path of plan.deletes) {
    stale.push({
      path,
      kind: 'orphan',
      causes: causes.ofOrphan(path),
      before: current.get(path) ?? '',
      after: null,
    });
  }
  return stale.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function classify(
  file: GeneratedFile,
  before: string,
  causes: CauseFinder,
  manifest: Manifest | null,
): Pick<Staleness, 'kind' | 'causes'> {
  const generated = manifest?.files[file.path]?.digest;
  const edited =
    generated !== undefined && shortDigest(withoutCarriageReturns(before)) !== generated;
  if (edited) return { kind: 'edited-by-hand', causes: [] };
  const found = causes.of(file);
  return found.length > 0
    ? { kind: 'contract-changed', causes: found }
    : { kind: 'generator-changed', causes: [] };
}

class CauseFinder {
  readonly #changes: ReadonlyMap<string, readonly Cause[]>;
  readonly #manifest: Manifest | null;

  constructor(sources: readonly SourceText[], manifest: Manifest | null) {
    this.#manifest = manifest;
    this.#changes = manifest === null ? new Map() : changesSince(sources, manifest);
  }

  of(file: GeneratedFile): readonly Cause[] {
    return this.#from(file.sources);
  }

  ofOrphan(path: string): readonly Cause[] {
    return this.#from(this.#manifest?.files[path]?.from ?? []);
  }

  #from(origins: readonly string[]): readonly Cause[] {
    const causes: Cause[] = [];
    for (const [file, changes] of this.#changes) {
      causes.push(
        ...changes.filter((cause) => origins.some((origin) => concerns(origin, file, cause))),
      );
    }
    return causes;
  }
}

/** An origin is a file, a folder, or a top-level section of a file: `contract/truth.yaml#env`. */
function concerns(origin: string, file: string, cause: Cause): boolean {
  const [path, section] = origin.split('#') as [string, string | undefined];
  if (section === undefined) return file === path || file.startsWith(`${path}/`);
  return file === path && (cause.section === section || cause.section === null);
}

/** Name of the top-level mapping entry in which a line stands. */
function sectionAt(text: string, line: number): string | null {
  const lines = text.split('\n');
  for (let at = Math.min(line, lines.length) - 1; at >= 0; at--) {
    const name = /^([A-Za-z_][\w-]*):/.exec(lines[at] as string)?.[1];
    if (name !== undefined) return name;
  }
  return null;
}

function changesSince(
  sources: readonly SourceText[],
  manifest: Manifest,
): ReadonlyMap<string, readonly Cause[]> {
  const changes = new Map<string, readonly Cause[]>();
  for (const source of sources) {
    const { path } = source;
    const known = manifest.sources[path];
    if (known === undefined) {
      changes.set(path, [{ file: path, line: 1, section: null, change: 'new-file' }]);
    } else if (known.digest !== sourceDigest(source)) {
      const { text } = source;
      const lines = changedLines(text, known.lines);
      changes.set(
        path,
        lines.map((line) => ({
          file: path,
          line: line.number,
          section: sectionAt(text, line.number),
          change: line.kind,
        })),
      );
    }
  }
  const present = new Set(sources.map((source) => source.path));
  for (const path of Object.keys(manifest.sources)) {
    if (!present.has(path))
      changes.set(path, [{ file: path, line: 0, section: null, change: 'gone-file' }]);
  }
  return changes;
}
