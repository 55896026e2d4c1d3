import { keyAt, valueAt } from '../../generator/diagnostics/address.ts';
import type { Diagnostic } from '../../generator/diagnostics/diagnostic.ts';
import type { Finding } from '../../generator/diagnostics/finding.ts';
import { resolve } from '../../generator/diagnostics/resolve.ts';
import { locator } from '../../generator/yaml/locate.ts';

/** Diagnostics about one small file, `a.yaml`. */
export function about(text: string, ...findings: readonly Finding[]): Diagnostic[] {
  return resolve(findings, [{ path: 'a.yaml', text }], locator);
}

/** Something said about the value at a path. */
export function atValue(path: readonly (string | number)[], more: Partial<Finding> = {}): Finding {
  return { code: 'not-allowed', at: valueAt('a.yaml', path), text: 'It is wrong.', ...more };
}

/** Something said about the key at a path. */
export function atKey(path: readonly (string | number)[], more: Partial<Finding> = {}): Finding {
  return { code: 'unknown-key', at: keyAt('a.yaml', path), text: 'It is unknown.', ...more };
}
