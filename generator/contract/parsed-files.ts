import { createRequire } from 'node:module';
import type { Finding } from '../diagnostics/finding.ts';
import type { SourceText } from '../source/source-text.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import { checkShape, type ShapeCheck } from './check-shape.ts';
import type { Data, LocaleFile } from './contract-data.ts';
import type { FileKind } from './file-kind.ts';
import { parseLocale } from './parse-locale.ts';

/** One file, read and of the right shape, or what is wrong with it. */
export type ParsedFile =
  | { readonly ok: true; readonly kind: Exclude<FileKind, 'locale'>; readonly data: Data }
  | { readonly ok: true; readonly kind: 'locale'; readonly locale: LocaleFile }
  | {
      readonly ok: false;
      readonly kind: FileKind;
      readonly findings: readonly Finding[];
      /** What could be read all the same; null when the text is not YAML. */
      readonly data: Data | null;
    };

/**
 * Compiled schemas, loaded when a file is read for the first time: most runs read nothing that they do not remember.
 * Loading is synchronous, because reading a file is.
 */
function shapeOf(kind: Exclude<FileKind, 'locale'>): ShapeCheck {
  compiled ??= createRequire(import.meta.url)('./compiled/schemas.js') as typeof compiled;
  return (compiled as NonNullable<typeof compiled>)[kind];
}

let compiled: Readonly<Record<Exclude<FileKind, 'locale'>, ShapeCheck>> | undefined;

/** Reads one file of the contract and checks its shape. */
export function parseFile(source: SourceText, kind: FileKind): ParsedFile {
  if (kind === 'locale') {
    const parsed = parseLocale(source);
    return parsed.ok
      ? { ok: true, kind, locale: parsed.locale }
      : { ok: false, kind, findings: parsed.findings, data: null };
  }
  const parsed = parseYaml(source);
  if (!parsed.ok) return { ok: false, kind, findings: parsed.findings, data: null };
  const findings = checkShape(source.path, parsed.data, shapeOf(kind));
  return findings.length === 0
    ? { ok: true, kind, data: parsed.data }
    : { ok: false, kind, findings, data: parsed.data };
}
