import { Emission } from '../../emit/emission.ts';
import type { LastGeneration } from '../../output/last-generation.ts';
import { ParseCache } from '../../output/parse-cache.ts';
import { isClean, type Plan } from '../../output/plan.ts';
import type { Project } from '../../output/project-files.ts';
import type { Console } from '../console.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { parseOnly } from '../generation.ts';
import { report } from '../report.ts';
import { Stopwatch } from '../stopwatch.ts';
import { writeGeneration } from '../write-generation.ts';
import type { GenOptions } from './gen.ts';

const SHOWN_MAX = 20;

export interface GenWriteInput {
  readonly project: Project;
  readonly fingerprint: string;
  readonly last: LastGeneration;
}

/**
 * Writes what changed and removes what nothing makes any more. Writes nothing when anything is
 * wrong.
 */
export async function genWrite(
  input: GenWriteInput,
  options: GenOptions,
  console: Console,
): Promise<ExitCode> {
  const stopwatch = new Stopwatch();
  const { project, fingerprint } = input;
  const only = parseOnly(options.only);
  const cache = new ParseCache(project.root, fingerprint);
  const emission = new Emission();
  const written = await writeGeneration({ ...input, cache, emission, only, stopwatch });
  cache.save();
  if (written.plan !== null && only === undefined) input.last.save();
  stopwatch.lap('save what is remembered');
  if (written.problems.length > 0) report(written.problems, options, console);
  if (written.plan === null) {
    console.err('Nothing was written.\n');
    return exitCodes.fallsShort;
  }
  console.err(describePlan(written.plan));
  if (options.stats === true) console.err(stopwatch.report());
  return exitCodes.clean;
}

/** What a plan did, as a line per file and one that counts. */
export function describePlan(plan: Plan): string {
  const { creates, updates, deletes, keeps } = plan;
  if (isClean(plan)) return `${keeps.length} files are as they should be.\n`;
  const lines = [
    ...creates.map(({ path }) => `  + ${path}\n`),
    ...updates.map(({ path }) => `  ~ ${path}\n`),
    ...deletes.map((path) => `  - ${path}\n`),
  ];
  const shown = lines.slice(0, SHOWN_MAX);
  if (lines.length > shown.length) shown.push(`  … ${lines.length - shown.length} more\n`);
  const counts = `${creates.length} created, ${updates.length} updated, ${deletes.length} deleted, ${keeps.length} as they were.\n`;
  return shown.join('') + counts;
}
