import { type ReportedGroup, reportDuplicates } from '../../quarantine/duplicate-report.ts';
import { DUPLICATE_NODES_MIN } from '../../verify/code/duplicates.ts';
import type { Console } from '../console.ts';
import { type ExitCode, exitCodes, UsageError } from '../exit-codes.ts';
import { fileFacts } from '../file-facts.ts';
import { projectViewOf } from '../project-view-of.ts';
import { report } from '../report.ts';
import { openWorkspace } from '../workspace.ts';

export interface DuplicatesOptions {
  readonly contract?: string;
  /** Smallest number of syntax nodes. */
  readonly min?: string;
  readonly format?: string;
}

/**
 * Tells functions that do the same, and what to type where one of them is no longer needed. A
 * report, no gate: that is the rule `duplicate-function`.
 */
export async function duplicates(options: DuplicatesOptions, console: Console): Promise<ExitCode> {
  const { format = 'pretty', min = `${DUPLICATE_NODES_MIN}` } = options;
  if (!['pretty', 'json'].includes(format)) {
    throw new UsageError(`There is no format ${format}. Choose one of pretty, json.`);
  }
  const nodesMin = Number(min);
  if (!Number.isInteger(nodesMin) || nodesMin < 1) {
    throw new UsageError(
      `--min ${min} is no size. Give a whole number of syntax nodes, such as 60.`,
    );
  }
  const workspace = await openWorkspace(console, options.contract);
  const view = projectViewOf(workspace);
  if (view === null) {
    report(workspace.diagnostics, {}, console);
    return exitCodes.fallsShort;
  }
  const groups = reportDuplicates(view, nodesMin, fileFacts(workspace.project.root, view));
  if (format === 'json') console.out(`${JSON.stringify({ groups }, null, 2)}\n`);
  else {
    console.out(groups.map(groupText).join('\n'));
    console.err(summary(groups, view.code.length));
  }
  return exitCodes.clean;
}

function groupText({ nodes, places, lines }: ReportedGroup): string {
  const rows = places.map(({ file, name, firstLine, lastLine, isReached }) => {
    const unreached = isReached ? '' : '  nothing reaches this file';
    return `  ${file}:${firstLine}-${lastLine}  ${name}${unreached}\n`;
  });
  const typed = lines.map((line) => `  → ${line}\n`);
  return [`${places.length} times the same, ${nodes} nodes each\n`, ...rows, ...typed].join('');
}

function summary(groups: readonly ReportedGroup[], files: number): string {
  const places = groups.reduce((sum, group) => sum + group.places.length, 0);
  return groups.length === 0
    ? `No two functions in ${files} files do the same.\n`
    : `${groups.length} ${groups.length === 1 ? 'group' : 'groups'} with ${places} functions, in ${files} files.\n`;
}
