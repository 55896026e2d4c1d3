import type { SourceText } from '../source/source-text.ts';
import type { Diagnostic } from './diagnostic.ts';

/**
 * Files with their certain fixes carried out. Of two fixes that touch each other the first in the
 * file wins.
 */
export function applyFixes(
  diagnostics: readonly Diagnostic[],
  sources: readonly SourceText[],
): SourceText[] {
  const changed: SourceText[] = [];
  for (const { path, text } of sources) {
    const fixes = diagnostics
      .flatMap(({ fix, place }) => (fix !== null && place.file === path ? [fix] : []))
      .sort((a, b) => a.range.start - b.range.start);
    if (fixes.length === 0) continue;
    let fixed = '';
    let at = 0;
    for (const { range, replacement } of fixes) {
      if (range.start < at) continue;
      fixed += text.slice(at, range.start) + replacement;
      at = range.end;
    }
    changed.push({ path, text: fixed + text.slice(at) });
  }
  return changed;
}
