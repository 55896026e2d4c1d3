import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Finding } from '../diagnostics/finding.ts';
import type { ContractData } from './contract-data.ts';

/**
 * What a rule says about one place; its code is added by the runner, because a rule has one code.
 */
export type RuleFinding = Omit<Finding, 'code'>;

/** A top-level key of truth.yaml, or one of the other kinds of file. */
export type Part =
  | 'project'
  | 'product'
  | 'entrypoint'
  | 'modes'
  | 'routes'
  | 'schemas'
  | 'env'
  | 'database'
  | 'queue'
  | 'observability'
  | 'security'
  | 'legacy'
  | 'invariants'
  | 'smoke'
  | 'release'
  | 'models'
  | 'pricing'
  | 'payments'
  | 'bot'
  | 'labels'
  | 'locales'
  | 'catalogue';

/** One rule of meaning, in a file named like its code. Pure: looks at data, reads nothing. */
export interface Rule {
  readonly code: DiagnosticCode;
  /**
   * It is not asked while one of these has the wrong shape. Other sections of the wrong shape are
   * absent from what it sees, and of the catalogue it sees the files whose shape is right.
   */
  readonly reads: readonly Part[];
  /**
   * What it says of a model depends on that file and on the labels alone, so it need not look again
   * at a file that has not changed.
   */
  readonly perModel?: true;
  check(contract: ContractData): Iterable<RuleFinding>;
}
