import { dirname, join, normalize } from 'node:path/posix';
import type { ProjectView } from './project-view.ts';

const SPECIFIER = /(?:from|import|import\(|require\()\s*['"](\.[^'"]+)['"]/g;

/**
 * Changed files, and the code that imports one of them: what a rule says of a file may depend on
 * what that file imports. The imports are read without parsing.
 */
export function affectedPaths(view: ProjectView, changed: readonly string[]): Set<string> {
  const affected = new Set(changed);
  for (const path of view.codePaths) {
    if (affected.has(path)) continue;
    for (const [, specifier = ''] of view.text(path).matchAll(SPECIFIER)) {
      const target = view.resolveImport(normalize(join(dirname(path), specifier)));
      if (target === null || !changed.includes(target)) continue;
      affected.add(path);
      break;
    }
  }
  return affected;
}
