/** One line of the audit log: what was done, to whom or what, and what it was before and after. */
export interface AuditEntry {
  readonly action: AuditAction;
  /** Such as `user 42`. */
  readonly subject: string;
  /** Plain values: they are stored as JSON, and amounts are whole kopecks written as text. */
  readonly before: AuditValues;
  readonly after: AuditValues;
}

export type AuditValues = Readonly<Record<string, string | number | boolean | null>>;

export type AuditAction =
  | 'role'
  | 'ban'
  | 'adjust'
  | 'answer'
  | 'refund-payment'
  | 'redeliver'
  | 'refund-order'
  | 'promo'
  | 'model'
  | 'model-breaker'
  | 'broadcast';

/** A line as it stands in the log. */
export interface AuditLine extends AuditEntry {
  readonly id: number;
  /** Null: the bot has done it by itself. */
  readonly actorId: number | null;
  readonly actorName: string | null;
  readonly atMs: number;
}

export const AUDIT_PAGE_SIZE = 8;
