import { hash } from 'node:crypto';
import type { TextRange } from '../../source/source-text.ts';
import type { ProjectView } from '../project/project-view.ts';
import { type Migration, migrationsOf } from './migrations.ts';

/** The text of a migration as it was when it landed. */
export interface MigrationRecord {
  readonly name: string;
  readonly digest: string;
  /** Of the digest, in the text of the records. */
  readonly range: TextRange;
}

const ROW = /"((?:[^"\\]|\\.)+)"\s*:\s*"([^"]*)"/g;

/** The file of records stands beside the folder, so that what loads migrations does not meet it. */
export function recordsPath(view: ProjectView): string {
  return `${view.policy.folders.migrations}.lock.json`;
}

/** What was recorded, in the order of the file. */
export function readRecords(text: string): MigrationRecord[] {
  return [...text.matchAll(ROW)].map((match) => {
    const [row, name = '', digest = ''] = match;
    const end = match.index + row.length - 1;
    return { name, digest, range: { start: end - digest.length, end } };
  });
}

/** SHA-256 in hexadecimal; line endings do not count. */
export function migrationDigest({ text }: Migration): string {
  return hash('sha256', text.replaceAll('\r\n', '\n'), 'hex');
}

/** Migrations without a record, in their order. */
export function unrecorded(view: ProjectView): Migration[] {
  const known = new Set(readRecords(view.text(recordsPath(view))).map(({ name }) => name));
  return migrationsOf(view).filter(({ name }) => !known.has(name));
}

/** Where new records go into the text, and what is to stand there: the records before stay. */
export function appendedRecords(
  text: string,
  added: readonly Migration[],
): { readonly range: TextRange; readonly replacement: string } {
  const rows = added.map((each) => `  "${each.name}": "${migrationDigest(each)}"`).join(',\n');
  const last = readRecords(text).at(-1);
  if (last === undefined) {
    return { range: { start: 0, end: text.length }, replacement: `{\n${rows}\n}\n` };
  }
  const start = last.range.end + 1;
  return { range: { start, end: text.length }, replacement: `,\n${rows}\n}\n` };
}
