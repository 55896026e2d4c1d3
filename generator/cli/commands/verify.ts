import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyFixes } from '../../diagnostics/apply-fixes.ts';
import { policyOf } from '../../model/policy.ts';
import { affectedPaths } from '../../verify/project/affected.ts';
import { diskFiles } from '../../verify/project/disk-files.ts';
import {
  changedPaths,
  projectPaths,
  RevisionUnknown,
  textInRevision,
} from '../../verify/project/project-paths.ts';
import {
  type OwnCommand,
  ProjectView,
  type ProjectViewOptions,
} from '../../verify/project/project-view.ts';
import { verifyRules } from '../../verify/rules/all-verify-rules.ts';
import {
  BaselineUnreadable,
  knownFrom,
  parseBaseline,
  printBaseline,
} from '../../verify/silenced/baseline.ts';
import { type Verified, verifyProject } from '../../verify/verify-project.ts';
import type { VerifyRule } from '../../verify/verify-rule.ts';
import { locator } from '../../yaml/locate.ts';
import type { Console } from '../console.ts';
import { type ExitCode, exitCodes, UsageError } from '../exit-codes.ts';
import { type ReportOptions, report } from '../report.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';

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
  try {
    return await verifyCode(options, console);
  } catch (error) {
    const isTold = error instanceof RevisionUnknown || error instanceof BaselineUnreadable;
    throw isTold ? new UsageError(error.message) : error;
  }
}

async function verifyCode(options: VerifyOptions, console: Console): Promise<ExitCode> {
  if (options.selfTest === true) {
    return (await import('../verify-self-test.ts')).verifySelfTest(console);
  }
  const workspace = await openWorkspace(console, options.contract);
  const { model, diagnostics } = workspace;
  if (model === null) {
    report(diagnostics, options, console);
    return exitCodes.fallsShort;
  }
  const policy = policyOf(model);
  const run = new VerifyRun(workspace, policy, options);
  let verified = run.verify();
  if (options.fix === true && run.fix(verified, console)) verified = run.verify();
  if (options.writeBaseline === true) return run.writeBaseline(verified, console);
  report(verified.diagnostics, options, console);
  if (options.format === undefined || options.format === 'pretty')
    console.err(run.summary(verified));
  return verified.diagnostics.some(({ severity }) => severity === 'error')
    ? exitCodes.fallsShort
    : exitCodes.clean;
}

/** One run over one project on the disk. */
class VerifyRun {
  readonly #root: string;
  readonly #policy: ProjectViewOptions['policy'];
  readonly #options: VerifyOptions;
  readonly #rules: readonly VerifyRule[];
  readonly #skipped: readonly VerifyRule[];
  #looked = 0;

  constructor(workspace: Workspace, policy: ProjectViewOptions['policy'], options: VerifyOptions) {
    this.#root = workspace.project.root;
    this.#policy = policy;
    this.#options = options;
    const wanted = chooseRules(options.only);
    const isPartial = options.affected !== undefined;
    this.#rules = wanted.filter(({ scope }) => !isPartial || scope !== 'whole');
    this.#skipped = wanted.filter((rule) => !this.#rules.includes(rule));
  }

  verify(): Verified {
    const view = this.#view();
    this.#looked = view.code.length;
    const { baseline } = this.#policy.verify;
    const { affected = 'HEAD' } = this.#options;
    return verifyProject({
      view,
      rules: this.#rules,
      locatorFor: locator,
      earlierBaseline: baseline === null ? null : textInRevision(this.#root, affected, baseline),
    });
  }

  #view(): ProjectView {
    const { affected, ownCommands = [] } = this.#options;
    const options: ProjectViewOptions = {
      ownCommands,
      policy: this.#policy,
      files: diskFiles(this.#root, projectPaths(this.#root)),
      today: new Date().toISOString().slice(0, 'YYYY-MM-DD'.length),
    };
    const whole = new ProjectView(options);
    if (affected === undefined) return whole;
    const only = affectedPaths(whole, changedPaths(this.#root, affected));
    return new ProjectView({ ...options, only });
  }

  /** Carries out certain fixes and shortens the baseline. Returns whether anything changed. */
  fix({ diagnostics, neededBaseline }: Verified, console: Console): boolean {
    const files = diskFiles(this.#root, []);
    const paths = new Set(diagnostics.flatMap(({ fix, place }) => (fix ? [place.file] : [])));
    const sources = [...paths].map((path) => ({ path, text: files.read(path) ?? '' }));
    const changed = applyFixes(diagnostics, sources);
    const { baseline } = this.#policy.verify;
    if (baseline !== null && diagnostics.some(({ code }) => code === 'baseline-stale')) {
      changed.push({ path: baseline, text: printBaseline(neededBaseline) });
    }
    for (const { path, text } of changed) {
      writeFileSync(join(this.#root, path), text);
      console.err(`fixed ${path}\n`);
    }
    return changed.length > 0;
  }

  /** The first baseline holds what is found today. Afterwards only `--fix` changes it. */
  writeBaseline({ diagnostics }: Verified, console: Console): ExitCode {
    const { baseline } = this.#policy.verify;
    if (baseline === null) {
      throw new UsageError('Name the file first: verify.baseline in the contract.');
    }
    const text = diskFiles(this.#root, []).read(baseline) ?? '';
    if (parseBaseline(baseline, text).length > 0) {
      throw new UsageError(
        `${baseline} holds findings already, and a baseline may only become shorter. ` +
          'Mend what is new; truth verify --fix removes what is mended.',
      );
    }
    writeFileSync(join(this.#root, baseline), printBaseline(knownFrom(diagnostics)));
    console.err(`${baseline} holds ${diagnostics.length} findings.\n`);
    return exitCodes.clean;
  }

  summary({ suppressed, known }: Verified): string {
    const hidden = [
      suppressed === 0 ? '' : `${suppressed} suppressed`,
      known === 0 ? '' : `${known} known before`,
    ].filter((each) => each !== '');
    const asked = `${this.#rules.length} rules looked at ${this.#looked} files of code`;
    const names = this.#skipped.map(({ code }) => code).join(', ');
    const left = names === '' ? '' : `Not asked, because they need all code: ${names}.\n`;
    return `${asked}${hidden.length === 0 ? '' : `; ${hidden.join(', ')}`}.\n${left}`;
  }
}

/** The rules named by `--only a,b`. Throws UsageError for a name that is none. */
function chooseRules(text: string | undefined): readonly VerifyRule[] {
  if (text === undefined) return verifyRules;
  const names = text.split(',').map((name) => name.trim());
  const codes = verifyRules.map(({ code }) => code);
  const unknown = names.find((name) => !(codes as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw new UsageError(`There is no rule ${unknown}. There are ${codes.join(', ')}.`);
  }
  return verifyRules.filter(({ code }) => names.includes(code));
}
