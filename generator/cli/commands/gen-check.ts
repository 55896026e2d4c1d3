import { explainStaleness } from '../../output/staleness.ts';
import type { Console } from '../console.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { generateAndCompare, parseOnly } from '../generation.ts';
import { chooseFormat, report } from '../report.ts';
import { describeStaleness, stalenessDiagnostics } from '../staleness-report.ts';
import { Stopwatch } from '../stopwatch.ts';
import { openWorkspace } from '../workspace.ts';
import type { GenOptions } from './gen.ts';

/**
 * Generates in memory, compares with the disk byte by byte, and says what is stale and why. Writes
 * nothing.
 */
export async function genCheck(options: GenOptions, console: Console): Promise<ExitCode> {
  const watch = new Stopwatch();
  const only = parseOnly(options.only);
  const workspace = await openWorkspace(console, options.contract);
  watch.lap('read and check the contract');
  const { project, sources, model, diagnostics } = workspace;
  if (model === null) {
    report(diagnostics, options, console);
    return exitCodes.fallsShort;
  }
  const comparison = generateAndCompare({ project, sources, model, ...(only && { only }) });
  const { plan, current, manifest } = comparison;
  watch.lap('generate and compare');
  const stale = explainStaleness(plan, current, sources, manifest);
  if (chooseFormat(options, console) !== 'pretty') {
    report([...diagnostics, ...stalenessDiagnostics(stale, sources)], options, console);
  } else {
    if (diagnostics.length > 0) report(diagnostics, options, console);
    const fresh = `${plan.keeps.length} generated files are fresh.\n`;
    console.err(stale.length === 0 ? fresh : await describeStaleness(stale, sources));
  }
  watch.lap('explain');
  if (options.stats === true) console.err(watch.report());
  return stale.length === 0 ? exitCodes.clean : exitCodes.stale;
}
