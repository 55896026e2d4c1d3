import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every model file of a catalogue, as absolute paths in code-unit order. */
export function catalogueFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .sort()
    .map((path) => join(folder, path));
}
