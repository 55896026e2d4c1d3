import type { Finding } from '../diagnostics/finding.ts';
import type { VerifyCode } from '../diagnostics/verify-codes.ts';
import type { ProjectView } from './project/project-view.ts';

/** What a rule says about one place; its code is added by the runner, because a rule has one. */
export type VerifyFinding = Omit<Finding, 'code'>;

/** One rule on code, in a file named like its code. Pure: looks at the view, reads nothing else. */
export interface VerifyRule {
  readonly code: VerifyCode;
  /**
   * `file`: what it says of a file depends on that file, and on what the file names in the others;
   * with `--affected` it looks at changed files and those that import them. `cheap`: it reads no
   * code, and is always asked. `whole`: it needs all code parsed, and is left to a full run.
   */
  readonly scope: 'file' | 'cheap' | 'whole';
  check(view: ProjectView): Iterable<VerifyFinding>;
}
