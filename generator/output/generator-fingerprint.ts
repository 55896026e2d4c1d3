import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { digest } from './digest.ts';

/** Folder of the generator itself. */
const HERE = join(import.meta.dirname, '..');

/** Parts of the generator that decide what is generated. */
const PARTS = ['contract', 'diagnostics', 'emit', 'model', 'output', 'runtime', 'source', 'yaml'];

/** Version of the generator, as its package says. */
export function generatorVersion(): string {
  const { version } = JSON.parse(readFileSync(join(HERE, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

/**
 * Changes whenever a file of the generator changes. It is made of times and sizes, not of texts: it guards caches of
 * this machine and nothing that is committed.
 */
export function generatorFingerprint(): string {
  const parts: string[] = [process.version];
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else {
        const { mtimeMs, size } = statSync(path);
        parts.push(`${path} ${size} ${mtimeMs}`);
      }
    }
  };
  for (const part of PARTS) visit(join(HERE, part));
  return digest(parts.join('\n'));
}
