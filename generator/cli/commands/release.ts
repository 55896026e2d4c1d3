import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ContractModel } from '../../model/model.ts';
import { contractDigest } from '../../output/manifest.ts';
import {
  closingLines,
  formatGithub,
  formatJson,
  formatPretty,
} from '../../release/format-report.ts';
import { gather, nothingGathered } from '../../release/gather.ts';
import { GitRefused, tagNames, writeTag } from '../../release/git-checkout.ts';
import { type KeptEvidence, keptOf, parseKept } from '../../release/kept-evidence.ts';
import { FAILED_PREFIX, recordMessage } from '../../release/release-records.ts';
import {
  itemsOf,
  type ListedItem,
  type ReleaseReport,
  recordLines,
  reportOf,
} from '../../release/release-report.ts';
import { selectItems } from '../../release/select-items.ts';
import { nextTagName } from '../../release/tag-name.ts';
import { chooseAmong, type FormatOptions } from '../choose-among.ts';
import type { Console } from '../console.ts';
import { type ExitCode, exitCodes, UsageError } from '../exit-codes.ts';
import { releasePorts } from '../release-ports.ts';
import { report as reportDiagnostics } from '../report.ts';
import { reportFormats, showReport } from '../report-format.ts';
import { targetName } from '../smoke-target.ts';
import { openWorkspace } from '../workspace.ts';

export interface ReleaseOptions extends FormatOptions {
  readonly contract?: string;
  readonly url?: string;
  readonly log?: string;
  readonly only?: string;
  readonly evidence?: string;
  readonly dryRun?: boolean;
  readonly record?: boolean;
}

/**
 * Looks for the evidence of every item of both release lists, and says what is missing. Clean only
 * when every item that was asked for is met.
 */
export async function release(options: ReleaseOptions, console: Console): Promise<ExitCode> {
  chooseAmong(reportFormats, options, console);
  if (options.dryRun === true && options.record === true) {
    throw new UsageError('A dry run finds out nothing that could be recorded.');
  }
  const { model, project, sources, diagnostics } = await openWorkspace(console, options.contract);
  if (model === null) {
    reportDiagnostics(diagnostics, {}, console);
    return exitCodes.fallsShort;
  }
  try {
    const { root } = project;
    const items = chooseItems(model, options);
    const address = options.url === undefined ? null : targetName(options, true);
    const { contract, log = null } = options;
    const ports = releasePorts({ root, model, contract, address, log }, console);
    const kept = readKept(options, ports.checkout().commit, console);
    const evidence =
      options.dryRun === true
        ? nothingGathered(ports.checkout(), kept)
        : await gather(items, kept, ports);
    const expected = { contract: contractDigest(sources), version: model.product.version };
    const report = reportOf({ release: model.release, items, evidence, expected });
    const tagName = tagFor(report, model, root);
    const isRecorded = options.record === true && tagName !== null;
    if (isRecorded) record(root, tagName, report);
    show({ report, tagName, isRecorded, kept: keptOf(evidence) }, options, console);
    const isMet = report.items.every(({ verdict }) => verdict.outcome === 'met');
    return isMet ? exitCodes.clean : exitCodes.fallsShort;
  } catch (error) {
    if (error instanceof GitRefused) throw new UsageError(error.message);
    throw error;
  }
}

/** Throws UsageError when nothing is there to be judged, or the log would have to be read twice. */
function chooseItems(
  { release: section }: ContractModel,
  options: ReleaseOptions,
): readonly ListedItem[] {
  const all = itemsOf(section);
  if (all.length === 0) {
    throw new UsageError('The contract has neither release.checklist nor definition_of_done.');
  }
  const items = selectItems(all, options.only);
  if (typeof items === 'string') throw new UsageError(items);
  const minutes = items.flatMap(({ evidence }) =>
    evidence.kind === 'log_minutes' ? [evidence.minutes] : [],
  );
  if (options.log === '-' && new Set(minutes).size > 1) {
    throw new UsageError('Standard input is read once, and several items look at it: name a file.');
  }
  return items;
}

/** Throws UsageError when the file is not there, or not about this commit. */
function readKept(
  { evidence }: ReleaseOptions,
  commit: string,
  { cwd }: Console,
): KeptEvidence | null {
  if (evidence === undefined) return null;
  const kept = parseKept(readFileSync(resolve(cwd, evidence), 'utf8'), commit);
  if (typeof kept === 'string') throw new UsageError(`${evidence} ${kept}`);
  return kept;
}

/** The name of the tag that is due; null when none is, or its name is taken. */
function tagFor(
  { tag }: ReleaseReport,
  { release: section }: ContractModel,
  root: string,
): string | null {
  if (tag === null) return null;
  const date = new Date().toISOString().slice(0, 'YYYY-MM-DD'.length);
  const taken = tagNames(root);
  if (tag === 'met') return nextTagName(section.tag, date, taken);
  const failed = taken.flatMap((name) =>
    name.startsWith(FAILED_PREFIX) ? [name.slice(FAILED_PREFIX.length)] : [],
  );
  const name = nextTagName(section.tag, date, failed);
  return name === null ? null : FAILED_PREFIX + name;
}

function record(root: string, name: string, report: ReleaseReport): void {
  const verdict = report.tag === 'met' ? 'met' : 'not met';
  writeTag(root, name, recordMessage(name, recordLines(report), verdict));
}

interface Shown {
  readonly report: ReleaseReport;
  readonly tagName: string | null;
  readonly isRecorded: boolean;
  readonly kept: KeptEvidence;
}

function show(
  { report, tagName, isRecorded, kept }: Shown,
  options: ReleaseOptions,
  console: Console,
): void {
  const closing = [
    ...closingLines(report, tagName, isRecorded),
    ...(options.dryRun === true ? ['This was a dry run: nothing was looked at.'] : []),
    ...(options.record === true && !isRecorded ? ['Nothing was recorded.'] : []),
  ];
  const render = {
    pretty: (color: boolean) => formatPretty(report, closing, color),
    json: () => formatJson(report, tagName, kept),
    github: () => formatGithub(report),
  };
  showReport(render, `${closing.join('\n')}\n`, options, console);
}
