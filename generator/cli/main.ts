import { ContractNotFound } from '../output/project-files.ts';
import { MemoryDamaged } from '../output/remembered-file.ts';
import type { Console } from './console.ts';
import { exitCodes, UsageError } from './exit-codes.ts';

/** A verb alone needs no parser of options, and loading one takes as long as looking at every file. */
const ALONE: Readonly<Record<string, (console: Console) => Promise<number>>> = {
  gen: async (console) => (await import('./commands/gen.ts')).gen({}, console),
  validate: async (console) => (await import('./commands/validate.ts')).validate({}, console),
};

/**
 * Runs one command line, without the program's name. Never throws; says what happened and returns
 * the exit code.
 */
export async function run(args: readonly string[], console: Console): Promise<number> {
  const [verb = ''] = args;
  const alone = args.length === 1 && Object.hasOwn(ALONE, verb) ? ALONE[verb] : undefined;
  try {
    if (alone !== undefined) return await alone(console);
    const { runCommandLine } = await import('./command-line.ts');
    return await runCommandLine(args, console);
  } catch (error) {
    return explainFailure(error, console);
  }
}

function explainFailure(error: unknown, console: Console): number {
  const isTold = [UsageError, ContractNotFound, MemoryDamaged].some(
    (kind) => error instanceof kind,
  );
  if (isTold) {
    console.err(`${(error as Error).message}\n`);
    return exitCodes.couldNotRun;
  }
  const { code, path, message } = error as NodeJS.ErrnoException;
  if (code !== undefined && path !== undefined && code.startsWith('E')) {
    console.err(`${path}: ${message}. Check that it exists and may be read and written.\n`);
    return exitCodes.couldNotRun;
  }
  console.err(`This is a fault in truth itself, not in your contract. Please report it:\n`);
  console.err(`${(error as Error).stack ?? String(error)}\n`);
  return exitCodes.ownFault;
}
