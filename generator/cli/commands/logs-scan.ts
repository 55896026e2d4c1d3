import { formatGithub, formatJson, formatPretty, summaryLines } from '../../logs/format-scan.ts';
import { scanLog } from '../../logs/scan-log.ts';
import { chooseAmong, type FormatOptions } from '../choose-among.ts';
import type { Console } from '../console.ts';
import { type ExitCode, exitCodes, UsageError } from '../exit-codes.ts';
import { maskOf, openLog } from '../open-log.ts';
import { report as reportDiagnostics } from '../report.ts';
import { reportFormats, showReport } from '../report-format.ts';
import { openWorkspace } from '../workspace.ts';

export interface LogsScanOptions extends FormatOptions {
  readonly contract?: string;
  readonly since?: string;
  readonly minutes?: string;
}

/**
 * Looks for the forbidden patterns of the contract in a log. A log without a line to look at shows
 * nothing, and is no clean one.
 */
export async function logsScan(
  file: string,
  options: LogsScanOptions,
  console: Console,
): Promise<ExitCode> {
  chooseAmong(reportFormats, options, console);
  const sinceMs = sinceOf(options, Date.now());
  const { model, diagnostics } = await openWorkspace(console, options.contract);
  if (model === null) {
    reportDiagnostics(diagnostics, {}, console);
    return exitCodes.fallsShort;
  }
  const patterns = model.observability.forbiddenPatterns;
  if (patterns.length === 0) {
    throw new UsageError('The contract has no observability.forbidden_patterns to look for.');
  }
  const mask = maskOf(model, console);
  const scan = await scanLog(openLog(file, console), { patterns, sinceMs, mask });
  const render = {
    pretty: (color: boolean) => formatPretty(scan, color),
    json: () => formatJson(scan),
    github: () => formatGithub(scan),
  };
  showReport(render, `${summaryLines(scan).join('\n')}\n`, options, console);
  if (scan.hits.some(({ pattern }) => pattern.severity !== 'warning')) return exitCodes.fallsShort;
  if (scan.lines > 0) return exitCodes.clean;
  console.err('There was no line to look at, so nothing is known.\n');
  return exitCodes.couldNotRun;
}

/** Throws UsageError for a time or a number that is none, and for both at once. */
function sinceOf({ since, minutes }: LogsScanOptions, nowMs: number): number | null {
  if (since !== undefined && minutes !== undefined) {
    throw new UsageError('Use one of --since and --minutes at a time.');
  }
  if (minutes !== undefined) {
    const count = Number(minutes);
    if (count > 0 && Number.isFinite(count)) return nowMs - count * 60_000;
    throw new UsageError(`--minutes takes a number above 0, not ${minutes}.`);
  }
  if (since === undefined) return null;
  const ms = Date.parse(since);
  if (!Number.isNaN(ms)) return ms;
  throw new UsageError(`--since takes a time such as 2026-11-29T10:00:00Z, not ${since}.`);
}
