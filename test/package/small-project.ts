import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Makes a project around the small contract of the golden tests, with what its rules look for. */
export function placeSmallProject(project: string): void {
  const base = join(root, 'test/golden/base');
  for (const part of ['truth.yaml', 'labels.yaml', 'locales', 'models']) {
    cpSync(join(base, part), join(project, 'contract', part), { recursive: true });
  }
  for (const path of readFileSync(join(base, 'files'), 'utf8').trim().split('\n')) {
    const isFolder = extname(path) === '';
    mkdirSync(join(project, isFolder ? path : dirname(path)), { recursive: true });
    if (!isFolder) writeFileSync(join(project, path), '');
  }
  // Pages with places for all tables.
  cpSync(join(root, 'kb'), join(project, 'kb'), { recursive: true });
  writeFileSync(join(project, 'package.json'), '{ "type": "module", "private": true }\n');
}
