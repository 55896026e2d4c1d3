import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface Instruction {
  readonly word: string;
  readonly rest: string;
}

/** Stages of the Dockerfile, each with its instructions; the last one is the image. */
export function dockerStages(): readonly (readonly Instruction[])[] {
  const lines = readFileSync(join(root, 'Dockerfile'), 'utf8')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const found: Instruction[][] = [];
  for (const line of lines) {
    const [, word = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
    if (word === 'FROM') found.push([]);
    found.at(-1)?.push({ word, rest });
  }
  return found;
}

/** What the instructions of one kind say, in their order. */
export function saying(word: string, stage: readonly Instruction[]): string[] {
  return stage.filter((each) => each.word === word).map((each) => each.rest);
}

/** Lines of `.dockerignore` that are rules. */
export function dockerIgnoreRules(): string[] {
  return readFileSync(join(root, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => /^[^#]/.test(line));
}
