import { existsSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { inReadingOrder } from '../../diagnostics/diagnostic.ts';
import type { Finding } from '../../diagnostics/finding.ts';
import { resolve as locate } from '../../diagnostics/resolve.ts';
import { planQuarantine, type QuarantinePlan } from '../../quarantine/plan-quarantine.ts';
import {
  describeProof,
  type IsolationProof,
  proveIsolation,
} from '../../quarantine/prove-isolation.ts';
import type { ProjectView } from '../../verify/project/project-view.ts';
import { locator } from '../../yaml/locate.ts';
import { askPerson } from '../ask-person.ts';
import { carryOutQuarantine } from '../carry-out-quarantine.ts';
import type { Console } from '../console.ts';
import { type ExitCode, exitCodes, UsageError } from '../exit-codes.ts';
import { fileFacts } from '../file-facts.ts';
import { projectViewOf } from '../project-view-of.ts';
import { chooseFormat, type ReportOptions, report } from '../report.ts';
import { openWorkspace } from '../workspace.ts';
import { gen } from './gen.ts';

export interface QuarantineOptions extends ReportOptions {
  readonly contract?: string;
  readonly reason?: string;
  /** YYYY-MM-DD */
  readonly expires?: string;
}

/**
 * Moves files out of the way, records them in the contract, generates what depends on it, and
 * proves that nothing reaches them. Does nothing when something does: then it tells every place.
 */
export async function quarantine(
  files: readonly string[],
  options: QuarantineOptions,
  console: Console,
): Promise<ExitCode> {
  const isForPeople = chooseFormat(options, console) === 'pretty';
  const workspace = await openWorkspace(console, options.contract);
  const view = projectViewOf(workspace);
  if (view === null) {
    report(workspace.diagnostics, options, console);
    return exitCodes.fallsShort;
  }
  const { root } = workspace.project;
  const reason = options.reason ?? (await askPerson('Why does nothing need it any more? '));
  const decision = planQuarantine(view, {
    files: [...new Set(files.map((file) => pathInProject(root, resolve(console.cwd, file))))],
    reason: reason ?? '',
    ...(options.expires !== undefined && { expires: options.expires }),
    factsOf: fileFacts(root, view),
    exists: (path) => existsSync(join(root, path)),
  });
  if (!decision.ok) {
    if (decision.faults.length > 0) throw new UsageError(decision.faults.join('\n'));
    reportPlaces(view, decision.findings, options, console);
    if (isForPeople) console.err('Nothing was moved.\n');
    return exitCodes.fallsShort;
  }
  carryOutQuarantine(root, view.policy.contract, decision.plan);
  if (isForPeople) console.err(describeMoves(decision.plan));
  return finish(decision.plan, options, console);
}

/** After the move: generated files follow, and what was promised is looked at anew. */
async function finish(
  plan: QuarantinePlan,
  options: QuarantineOptions,
  console: Console,
): Promise<ExitCode> {
  const generated = await gen(
    options.contract === undefined ? {} : { contract: options.contract },
    console,
  );
  const workspace = await openWorkspace(console, options.contract);
  const view = projectViewOf(workspace);
  if (view === null) return exitCodes.fallsShort;
  const proof = proveIsolation(view);
  const findings = proof.findings.map((each) => ({ ...each, code: 'quarantine-reached' as const }));
  if (chooseFormat(options, console) === 'pretty') {
    console.err(describeProof(proof, view.policy.quarantine.directory));
    console.err(describeNext(plan));
  } else if (findings.length === 0) {
    console.out(`${JSON.stringify(answerOf(plan, proof), null, 2)}\n`);
  }
  if (findings.length > 0) reportPlaces(view, findings, options, console);
  const isApart = findings.length + proof.loadedFromThere.length === 0;
  return isApart ? generated : exitCodes.fallsShort;
}

function pathInProject(root: string, file: string): string {
  const path = relative(root, file);
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

function reportPlaces(
  view: ProjectView,
  findings: readonly Finding[],
  options: QuarantineOptions,
  console: Console,
): void {
  const paths = new Set(findings.map(({ at }) => at.file));
  const sources = [...paths].map((path) => ({ path, text: view.text(path) }));
  report(locate(findings, sources, locator).sort(inReadingOrder), options, console);
}

function describeMoves({ moves, entries }: QuarantinePlan): string {
  const moved = moves.map(({ from, to }) => `  ${from} → ${to}\n`);
  const kept = new Set(moves.map(({ to }) => to));
  const recorded = entries
    .filter(({ file = '' }) => !kept.has(file))
    .map(({ file }) => `  ${file} is recorded now\n`);
  const until = `To be deleted by ${entries[0]?.['expires']}; legacy.items in the contract says so.\n`;
  return [...moved, ...recorded, until].join('');
}

function describeNext({ moves, next, pages }: QuarantinePlan): string {
  const froms = moves.map(({ from }) => from);
  const lines = [
    ...next.map((file) => `Nothing but ${froms.join(', ')} needed ${file}: it can go too.\n`),
    ...pages.map((page) => `${page} still names what was moved: mend the page.\n`),
  ];
  return lines.join('');
}

function answerOf(plan: QuarantinePlan, proof: IsolationProof): object {
  const { moves, entries, next, pages } = plan;
  return { moves, entries, next, pages, proof };
}
