import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { text as readAll } from 'node:stream/consumers';
import { CatalogCheck, type Verdict } from '../catalog-check.ts';
import type { Console } from '../console.ts';
import { type ExitCode, exitCodes, UsageError } from '../exit-codes.ts';
import { report } from '../report.ts';
import { openWorkspace } from '../workspace.ts';

export interface ModelCheckOptions {
  readonly contract?: string;
  readonly input?: string;
  readonly jsonl?: string;
  readonly format?: string;
}

/**
 * Judges one request body, or one on each line of a file; says everything that is wrong with each.
 */
export async function modelCheck(
  id: string | undefined,
  options: ModelCheckOptions,
  console: Console,
): Promise<ExitCode> {
  if (options.input !== undefined && options.jsonl !== undefined) {
    throw new UsageError('Use --input for one body or --jsonl for many, not both.');
  }
  const { model, diagnostics } = await openWorkspace(console, options.contract);
  if (model === null) {
    report(diagnostics, {}, console);
    return exitCodes.fallsShort;
  }
  const check = new CatalogCheck(model.catalog);
  const name = id ?? null;
  if (options.jsonl !== undefined) return checkLines(options.jsonl, name, check, console);
  const written = await readText(options.input ?? '-', console);
  const verdict = judgeText(written, name, check);
  if (options.format === 'json') console.out(`${JSON.stringify(verdict)}\n`);
  else console.err(describe(verdict));
  return verdict.ok ? exitCodes.clean : exitCodes.fallsShort;
}

/** A line of verdict for each line of the file, in its order. */
async function checkLines(
  file: string,
  id: string | null,
  check: CatalogCheck,
  console: Console,
): Promise<ExitCode> {
  const input = file === '-' ? process.stdin : createReadStream(resolve(console.cwd, file));
  const failed = new Promise<never>((_, reject) => input.once('error', reject));
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const judged = (async (): Promise<ExitCode> => {
    let allOk = true;
    for await (const line of lines) {
      const verdict = judgeText(line, id, check);
      allOk &&= verdict.ok;
      console.out(`${JSON.stringify(verdict)}\n`);
    }
    return allOk ? exitCodes.clean : exitCodes.fallsShort;
  })();
  return Promise.race([judged, failed]);
}

function judgeText(text: string, id: string | null, check: CatalogCheck): Verdict {
  let written: unknown;
  try {
    written = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return CatalogCheck.unreadable(error as Error);
  }
  return check.judge(written, id);
}

function readText(file: string, console: Console): Promise<string> {
  return file === '-' ? readAll(process.stdin) : readFile(resolve(console.cwd, file), 'utf8');
}

const ALLOWED_SHOWN_MAX = 24;

/** A verdict for a person. */
function describe({ model, ok, problems, notes = [] }: Verdict): string {
  const name = model ?? 'request';
  const rows = problems.flatMap(({ path, code, message, allowed, suggestion }) => {
    const lines = [`  ${path === '' ? '' : `${path}: `}${message} [${code}]`];
    if (suggestion !== undefined) lines.push(`    did you mean: ${suggestion}`);
    if (allowed !== undefined) lines.push(`    allowed: ${listed(allowed)}`);
    return lines;
  });
  rows.push(...notes.map(({ message }) => `  note: ${message}`));
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return `${[`${name}: ${ok ? 'fine' : count}`, ...rows].join('\n')}\n`;
}

function listed(values: readonly unknown[]): string {
  const shown = values.slice(0, ALLOWED_SHOWN_MAX).join(', ');
  const rest = values.length - ALLOWED_SHOWN_MAX;
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}
