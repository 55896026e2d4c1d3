import type { SourceText } from '../source/source-text.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import { checkShape, type ShapeCheck } from './check-shape.ts';
import { labels, model, truth } from './compiled/schemas.js';
import type { FileKind } from './file-kind.ts';
import { cardOf } from './model-card.ts';
import type { ParsedFile } from './parsed-file.ts';

const shapes: Readonly<Record<Exclude<FileKind, 'locale'>, ShapeCheck>> = { labels, model, truth };

/** Reads one YAML file of the contract and checks its shape. */
export function parseYamlFile(source: SourceText, kind: Exclude<FileKind, 'locale'>): ParsedFile {
  const parsed = parseYaml(source);
  if (!parsed.ok) return { ok: false, kind, findings: parsed.findings, data: null };
  const { data } = parsed;
  const findings = checkShape(source.path, data, shapes[kind]);
  if (findings.length > 0) return { ok: false, kind, findings, data };
  if (kind !== 'model') return { ok: true, kind, data };
  return { ok: true, kind, path: source.path, card: cardOf(data), data };
}
