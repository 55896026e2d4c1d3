import { type DataPath, keyAt, pathText } from '../diagnostics/address.ts';
import type { Finding } from '../diagnostics/finding.ts';
import type { Data } from './contract-data.ts';
import type { ShapeError } from './shape-error.ts';
import { describeShapeError } from './shape-sentence.ts';

/** A compiled schema. */
export interface ShapeCheck {
  (data: unknown): boolean;
  errors?: ShapeError[] | null;
}

/** What a schema says about the data of one file, in sentences. Empty when the shape is right. */
export function checkShape(file: string, data: Data, validate: ShapeCheck): Finding[] {
  if (validate(data)) return [];
  const errors = withoutEchoes(validate.errors ?? []);
  const siblings = new Map<string, ReadonlySet<string>>();
  const findings = errors.flatMap((error) => {
    const path = pathOf(error, data);
    const keys = siblings.get(error.instancePath) ?? keysAt(data, path);
    siblings.set(error.instancePath, keys);
    return describeShapeError({ file, path, error, siblings: keys });
  });
  return withoutMisspelt(findings);
}

/**
 * Errors that only repeat what others say: wrappers of conditions, and branches of a choice that
 * failed as a whole.
 */
function withoutEchoes(errors: readonly ShapeError[]): ShapeError[] {
  const choices = errors.filter((error) => error.keyword === 'anyOf' || error.keyword === 'oneOf');
  const strangers = new Set(
    errors
      .filter((error) => error.keyword === 'additionalProperties')
      .map((error) => error.instancePath),
  );
  return errors.filter((error) => {
    if (error.keyword === 'if' || error.keyword === 'propertyNames') return false;
    // A choice of keys fails by itself when the key that was chosen is misspelt.
    if (error.keyword === 'oneOf' && strangers.has(error.instancePath)) return false;
    return !choices.some(
      (choice) =>
        choice !== error &&
        error.instancePath.startsWith(choice.instancePath) &&
        isBelow(error.schemaPath, choice),
    );
  });
}

/**
 * References change the schema path, so a branch is also known by standing below the value that was
 * judged.
 */
function isBelow(schemaPath: string, choice: ShapeError): boolean {
  return schemaPath.startsWith(`${choice.schemaPath}/`);
}

function pathOf(error: ShapeError, data: Data): DataPath {
  const path: (string | number)[] = [];
  let at: unknown = data;
  for (const part of error.instancePath.split('/').slice(1)) {
    const step = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(at) ? Number(step) : step);
    at = (at as Record<string, unknown> | undefined)?.[step];
  }
  return path;
}

function keysAt(data: Data, path: DataPath): ReadonlySet<string> {
  let at: unknown = data;
  for (const step of path) at = (at as Record<string | number, unknown> | undefined)?.[step];
  const isMapping = typeof at === 'object' && at !== null && !Array.isArray(at);
  return new Set(isMapping ? Object.keys(at as object) : []);
}

/**
 * A key that is missing and a stranger that looks like it are one mistake: the stranger is
 * reported.
 */
function withoutMisspelt(findings: readonly Finding[]): Finding[] {
  const explained = new Set(
    findings.flatMap((finding) => {
      if (finding.code !== 'unknown-key' || finding.nearest === undefined) return [];
      const { at } = finding;
      return 'path' in at ? [pathText([...at.path.slice(0, -1), finding.nearest])] : [];
    }),
  );
  return findings.flatMap((finding) => {
    if (finding.code !== 'missing-key' || !('path' in finding.at)) return [finding];
    const missing = pathText(finding.at.path);
    if (explained.has(missing)) return [];
    // The key is not there; the part in which it is missing is.
    return [{ ...finding, at: keyAt(finding.at.file, finding.at.path.slice(0, -1)) }];
  });
}
