import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyFixes } from '../../diagnostics/apply-fixes.ts';
import type { SourceText } from '../../source/source-text.ts';
import { affectedPaths } from '../../verify/project/affected.ts';
import {
  changedPaths,
  RevisionUnknown,
  textInRevision,
} from '../../verify/project/project-paths.ts';
import type { OwnCommand, ProjectView } from '../../verify/project/project-view.ts';
import { BaselineUnreadable, printBaseline } from '../../verify/silenced/baseline.ts';
import { type Verified, verifyProject } from '../../verify/verify-project.ts';
import { locator } from '../../yaml/locate.ts';
import { type ChosenRules, chooseRules } from '../choose-rules.ts';
import type { Console } from '../console.ts';
import { type ExitCode, exitCodes, UsageError } from '../exit-codes.ts';
import { projectViewOf } from '../project-view-of.ts';
import { chooseFormat, type ReportOptions, report } from '../report.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import { writeBaseline } from '../write-baseline.ts';

export interface VerifyOptions extends ReportOptions {
  readonly contract?: string;
  /** A revision: look at what changed since then. */
  readonly affected?: string;
  readonly fix?: boolean;
  readonly only?: string;
  readonly selfTest?: boolean;
  /** Write the findings of today as known ones. */
  readonly writeBaseline?: boolean;
  /** Verbs and flags that scripts may call. */
  readonly ownCommands?: readonly OwnCommand[];
}

/** Holds the code against the contract. Throws UsageError for what it cannot compare with. */
export async function verify(options: VerifyOptions, console: Console): Promise<ExitCode> {
  if (options.selfTest === true) {
    return (await import('../verify-self-test.ts')).verifySelfTest(console);
  }
  const rules = chooseRules(options.only, options.affected !== undefined);
  const workspace = await openWorkspace(console, options.contract);
  try {
    return verifyWorkspace(workspace, rules, options, console);
  } catch (error) {
    const isTold = error instanceof RevisionUnknown || error instanceof BaselineUnreadable;
    throw isTold ? new UsageError(error.message) : error;
  }
}

function verifyWorkspace(
  workspace: Workspace,
  rules: ChosenRules,
  options: VerifyOptions,
  console: Console,
): ExitCode {
  const { root } = workspace.project;
  let view = viewFor(workspace, options);
  if (view === null) {
    report(workspace.diagnostics, options, console);
    return exitCodes.fallsShort;
  }
  let verified = verifyView(view, root, rules, options);
  if (options.fix === true) {
    const fixed = fixesOf(view, verified);
    for (const { path, text } of fixed) {
      writeFileSync(join(root, path), text);
      console.err(`fixed ${path}\n`);
    }
    view = (fixed.length > 0 ? viewFor(workspace, options) : null) ?? view;
    verified = verifyView(view, root, rules, options);
  }
  const { diagnostics } = verified;
  if (options.writeBaseline === true) {
    writeBaseline(root, view.policy.verify.baseline, diagnostics, console);
    return exitCodes.clean;
  }
  report(diagnostics, options, console);
  if (chooseFormat(options, console) === 'pretty') console.err(summary(view, verified, rules));
  const isShort = diagnostics.some(({ severity }) => severity === 'error');
  return isShort ? exitCodes.fallsShort : exitCodes.clean;
}

/** With `--affected` it looks at the code that changed, and at what imports it. */
function viewFor(workspace: Workspace, options: VerifyOptions): ProjectView | null {
  const { affected, ownCommands = [] } = options;
  const whole = projectViewOf(workspace, { ownCommands });
  if (whole === null || affected === undefined) return whole;
  const only = affectedPaths(whole, changedPaths(workspace.project.root, affected));
  return projectViewOf(workspace, { ownCommands, only });
}

function verifyView(
  view: ProjectView,
  root: string,
  { asked: rules }: ChosenRules,
  { affected = 'HEAD' }: VerifyOptions,
): Verified {
  const { baseline } = view.policy.verify;
  const earlierBaseline = baseline === null ? null : textInRevision(root, affected, baseline);
  return verifyProject({ view, rules, locatorFor: locator, earlierBaseline });
}

/** Files with what is certain mended, and the baseline without what is mended. */
function fixesOf(view: ProjectView, { diagnostics, neededBaseline }: Verified): SourceText[] {
  const paths = new Set(diagnostics.flatMap(({ fix, place }) => (fix ? [place.file] : [])));
  const sources = [...paths].map((path) => ({ path, text: view.text(path) }));
  const fixed = applyFixes(diagnostics, sources);
  const { baseline } = view.policy.verify;
  const isStale = diagnostics.some(({ code }) => code === 'baseline-stale');
  if (baseline === null || !isStale) return fixed;
  return [...fixed, { path: baseline, text: printBaseline(neededBaseline) }];
}

function summary(
  view: ProjectView,
  { suppressed, known }: Verified,
  { asked, leftOut }: ChosenRules,
): string {
  const parts = [`${asked.length} rules looked at ${view.code.length} files of code`];
  if (suppressed > 0) parts.push(`${suppressed} findings are suppressed`);
  if (known > 0) parts.push(`${known} were known before`);
  const names = leftOut.map(({ code }) => code).join(', ');
  const left = names === '' ? '' : `Not asked, because they need all code: ${names}.\n`;
  return `${parts.join('; ')}.\n${left}`;
}
