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
  | 'architecture'
  | 'verify'
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
   * What its findings depend on, so that it need not look again at what has not changed. `model`:
   * what it says of a model, on that file and the labels alone. `catalogue`: on everything. Without
   * a scope: not on model files at all.
   */
  readonly scope?: 'model' | 'catalogue';
  check(contract: ContractData): Iterable<RuleFinding>;
}
