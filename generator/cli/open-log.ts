import { createReadStream, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { stdin } from 'node:process';
import { maskShapes } from '../logs/mask-shapes.ts';
import { readLines } from '../logs/read-lines.ts';
import type { ContractModel } from '../model/model.ts';
import { redactor, secretsOf } from '../smoke/redact.ts';
import type { Console } from './console.ts';
import { UsageError } from './exit-codes.ts';

/** Lines of a log; `-` is standard input. Throws UsageError when there is no such file. */
export function openLog(file: string, { cwd }: Console): AsyncIterable<string> {
  if (file === '-') return readLines(stdin.setEncoding('utf8'));
  const path = resolve(cwd, file);
  if (!existsSync(path)) {
    throw new UsageError(`There is no file ${file}. Name a log, or - for standard input.`);
  }
  return readLines(createReadStream(path, 'utf8'));
}

/** Takes out of a text the secrets of this environment, and what has the form of one. */
export function maskOf(model: ContractModel, { env }: Console): (text: string) => string {
  const names = model.env.variables.filter(({ secret }) => secret).map(({ name }) => name);
  const redact = redactor(secretsOf(names, env));
  return (text) => maskShapes(redact(text));
}
