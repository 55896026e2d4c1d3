import { readFileSync, writeFileSync } from 'node:fs';
import { catalogueFiles } from './catalogue-files.ts';

const ID_LINE = /^id: (\S+)$/m;

/**
 * Makes a catalogue `times` as large: beside each model come copies that differ only in their id,
 * under the file name that goes with it. Throws when a file does not say its id on a line of its
 * own.
 */
export function multiplyCatalogue(folder: string, times: number): void {
  for (const path of catalogueFiles(folder)) {
    const text = readFileSync(path, 'utf8');
    if (!ID_LINE.test(text)) throw new Error(`${path} has no line "id: …"`);
    for (let copy = 2; copy <= times; copy++) {
      const copyPath = path.replace(/\.yaml$/, `-copy${copy}.yaml`);
      writeFileSync(copyPath, text.replace(ID_LINE, `id: $1-copy${copy}`));
    }
  }
}
