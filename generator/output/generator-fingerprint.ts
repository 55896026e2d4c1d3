import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { digest } from './digest.ts';
import { packageRoot } from './package-root.ts';

/** Folders that are no part of the running generator, or only another form of it. */
const LEFT_OUT = new Set(['node_modules', 'bin', 'cli', 'types']);

/**
 * Changes whenever a file of the generator changes. It is made of times and sizes, not of texts: it
 * guards caches of this machine and nothing that is committed.
 */
export function generatorFingerprint(): string {
  const parts: string[] = [process.version];
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!LEFT_OUT.has(entry.name)) visit(path);
        continue;
      }
      const { mtimeMs, size } = statSync(path);
      parts.push(`${path} ${size} ${mtimeMs}`);
    }
  };
  visit(packageRoot);
  return digest(parts.join('\n'));
}
