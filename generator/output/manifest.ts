import type { GeneratedFile } from '../emit/generated-file.ts';
import type { SourceText } from '../source/source-text.ts';
import { digest, shortDigest, sourceDigest } from './digest.ts';
import { lineDigests } from './line-digests.ts';

/**
 * What the last generation was made from and what it made. Lives in `<generated>/manifest.json`.
 */
export interface Manifest {
  readonly generator: string;
  /** SHA-256 over all contract files: the number that /health shows. */
  readonly contract: string;
  readonly sources: Readonly<Record<string, ManifestSource>>;
  readonly files: Readonly<Record<string, ManifestFile>>;
}

export interface ManifestSource {
  readonly digest: string;
  /** See `line-digests.ts`. */
  readonly lines: string;
}

export interface ManifestFile {
  readonly digest: string;
  /** Contract files, or sections of truth.yaml, that this file was made from. */
  readonly from: readonly string[];
}

/** A generated file, by what it holds. */
export interface ManifestRow {
  readonly path: string;
  readonly digest: string;
  readonly from: readonly string[];
}

/** The row of a file that was made. */
export function rowOf({ path, text, sources }: GeneratedFile): ManifestRow {
  return { path, digest: shortDigest(text), from: sources };
}

/** SHA-256 over path and content of all contract files, in path order. */
export function contractDigest(sources: readonly SourceText[]): string {
  return digest(sources.map((source) => `${source.path}\0${sourceDigest(source)}\n`).join(''));
}

/** The manifest of a generation. `previous` saves fingerprinting what has not changed. */
export function buildManifest(
  generator: string,
  sources: readonly SourceText[],
  rows: readonly ManifestRow[],
  previous: Manifest | null,
): Manifest {
  const bySource: Record<string, ManifestSource> = {};
  for (const source of sources) {
    const known = previous?.sources[source.path];
    const current = sourceDigest(source);
    bySource[source.path] =
      known?.digest === current ? known : { digest: current, lines: lineDigests(source.text) };
  }
  const byFile: Record<string, ManifestFile> = {};
  const inPathOrder = [...rows].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const { path, digest, from } of inPathOrder) byFile[path] = { digest, from };
  return { generator, contract: contractDigest(sources), sources: bySource, files: byFile };
}

/** One line per file, so that a change in one model shows as a change of its lines only. */
export function printManifest(manifest: Manifest): string {
  const rows = (record: Readonly<Record<string, unknown>>): string =>
    Object.entries(record)
      .map(([path, entry]) => `    ${JSON.stringify(path)}: ${JSON.stringify(entry)}`)
      .join(',\n');
  return [
    '{',
    `  "generator": ${JSON.stringify(manifest.generator)},`,
    `  "contract": ${JSON.stringify(manifest.contract)},`,
    `  "sources": {\n${rows(manifest.sources)}\n  },`,
    `  "files": {\n${rows(manifest.files)}\n  }`,
    '}',
    '',
  ].join('\n');
}

/** The manifest in `text`, or null when there is none or it is not one. */
export function parseManifest(text: string | null): Manifest | null {
  if (text === null) return null;
  try {
    const value = JSON.parse(text) as Partial<Manifest>;
    const whole = value.files !== undefined && value.sources !== undefined;
    return whole && typeof value.contract === 'string' ? (value as Manifest) : null;
  } catch {
    return null;
  }
}
