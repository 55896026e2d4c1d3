import { type DoneWork, Emission } from '../../emit/emission.ts';
import type { ContractModel } from '../../model/model.ts';
import { apply } from '../../output/apply.ts';
import { fenceAddress } from '../../output/fences.ts';
import { earlierWork, writeStamp } from '../../output/freshness-stamp.ts';
import { isClean, type Plan } from '../../output/plan.ts';
import type { Console } from '../console.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { generateAndCompare, parseOnly } from '../generation.ts';
import { missingFences } from '../missing-fences.ts';
import { report } from '../report.ts';
import { Stopwatch } from '../stopwatch.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import type { GenOptions } from './gen.ts';

const SHOWN_MAX = 20;

/** Writes what changed and removes what nothing makes any more. Writes nothing when anything is wrong. */
export async function genWrite(options: GenOptions, console: Console): Promise<ExitCode> {
  const watch = new Stopwatch();
  const only = parseOnly(options.only);
  const workspace = await openWorkspace(console, options.contract, false);
  watch.lap('read and check the contract');
  const { project, model, sources, digests } = workspace;
  if (model === null) {
    report(workspace.diagnostics, options, console);
    console.err('Nothing was written.\n');
    return exitCodes.fallsShort;
  }
  const emission = new Emission(earlierWork(project, workspace.fingerprint));
  const { plan } = generateAndCompare({
    project,
    sources,
    model,
    emission,
    digests,
    ...(only && { only }),
  });
  watch.lap('generate and compare');
  const problems = [...workspace.diagnostics, ...missingFences(project.root, plan)];
  if (problems.length > 0) report(problems, options, console);
  if (problems.some((each) => each.severity === 'error')) {
    console.err('Nothing was written.\n');
    return exitCodes.fallsShort;
  }
  apply(project.root, plan);
  watch.lap('write');
  if (only === undefined && problems.length === 0) {
    remember(workspace, model, plan, emission.done);
  }
  watch.lap('remember');
  console.err(describePlan(plan));
  if (options.stats === true) console.err(watch.report());
  return exitCodes.clean;
}

function remember(
  { project, fingerprint, asked }: Workspace,
  model: ContractModel,
  { creates, updates, keeps }: Plan,
  work: readonly DoneWork[],
): void {
  const paths = [...creates, ...updates].map((file) => file.path).concat(keeps);
  writeStamp(project, {
    fingerprint,
    generatedFolder: model.project.generated,
    outputs: paths.map((path) => fenceAddress(path)?.page ?? path),
    asked,
    files: paths.length,
    work,
  });
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
