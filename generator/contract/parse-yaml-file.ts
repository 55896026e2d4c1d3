import type { SourceText } from '../source/source-text.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import { checkShape } from './check-shape.ts';
import type { Shapes, YamlKind } from './load-shapes.ts';
import { cardOf } from './model-card.ts';
import type { ParsedFile } from './parsed-file.ts';

/**
 * Reads one YAML file of the contract and checks its shape. Throws when the schema of its kind is
 * not loaded.
 */
export function parseYamlFile(source: SourceText, kind: YamlKind, shapes: Shapes): ParsedFile {
  const shape = shapes.get(kind);
  if (shape === undefined) throw new TypeError(`the schema of ${source.path} is not loaded`);
  const parsed = parseYaml(source);
  if (!parsed.ok) return { ok: false, kind, findings: parsed.findings, data: null };
  const { data } = parsed;
  const findings = checkShape(source.path, data, shape);
  if (findings.length > 0) return { ok: false, kind, findings, data };
  if (kind !== 'model') return { ok: true, kind, data };
  return { ok: true, kind, path: source.path, card: cardOf(data), data };
}
