import { generatorFingerprint } from '../../output/generator-fingerprint.ts';
import { LastGeneration } from '../../output/last-generation.ts';
import { findProject } from '../../output/project-files.ts';
import type { Console } from '../console.ts';
import { type ExitCode, exitCodes, UsageError } from '../exit-codes.ts';
import type { ReportOptions } from '../report.ts';

export interface GenOptions extends ReportOptions {
  readonly contract?: string;
  readonly check?: boolean;
  readonly watch?: boolean;
  readonly only?: string;
  readonly stats?: boolean;
  readonly selfTest?: boolean;
}

/**
 * Chooses how to generate: once, only comparing, watching, or proving that the comparison can fail.
 */
export async function gen(options: GenOptions, console: Console): Promise<ExitCode> {
  const modes = [options.check, options.watch, options.selfTest].filter((each) => each === true);
  if (modes.length > 1)
    throw new UsageError('Use one of --check, --watch and --self-test at a time.');
  if (options.check === true) return (await import('./gen-check.ts')).genCheck(options, console);
  if (options.watch === true) return (await import('./gen-watch.ts')).genWatch(options, console);
  if (options.selfTest === true) {
    return (await import('./gen-self-test.ts')).genSelfTest(options, console);
  }
  const project = findProject(console.cwd, options.contract);
  const fingerprint = generatorFingerprint();
  const last = new LastGeneration(project, fingerprint);
  const untouched = options.only === undefined ? last.countUntouched() : null;
  if (untouched !== null) {
    console.err(`${untouched} files are as they should be.\n`);
    return exitCodes.clean;
  }
  const { genWrite } = await import('./gen-write.ts');
  return genWrite({ project, fingerprint, last }, options, console);
}
