/** What the database, or the way to it, can say that callers tell apart. */
export type DatabaseFaultKind =
  /** Not reached, gone, going, or not answering. */
  | 'connection-lost'
  /** Out of connections, memory or space. */
  | 'no-resources'
  | 'deadlock'
  | 'serialization'
  | 'statement-timeout'
  | 'not-unique'
  | 'check-violated'
  /** It refers to a row that is not there. */
  | 'missing-row'
  /** A value that the column cannot keep. */
  | 'bad-value'
  /** The ledger refused: unbalanced, or a change of what is written. */
  | 'ledger-refused'
  | 'read-only';

/** Codes by SQLSTATE. Two characters stand for their whole class. */
const KIND_BY_STATE: Readonly<Record<string, DatabaseFaultKind>> = {
  '08': 'connection-lost',
  '57P01': 'connection-lost',
  '57P02': 'connection-lost',
  '57P03': 'connection-lost',
  '57P05': 'connection-lost',
  '25P03': 'connection-lost',
  '53': 'no-resources',
  '40P01': 'deadlock',
  '40001': 'serialization',
  '57014': 'statement-timeout',
  '55P03': 'statement-timeout',
  '23505': 'not-unique',
  '23514': 'check-violated',
  '23502': 'check-violated',
  '23503': 'missing-row',
  '22': 'bad-value',
  '23000': 'ledger-refused',
  '25006': 'read-only',
};

/** Those that another try can heal. */
const TRANSIENT: ReadonlySet<DatabaseFaultKind> = new Set([
  'connection-lost',
  'no-resources',
  'deadlock',
  'serialization',
  'statement-timeout',
  'read-only',
]);

/** Of the socket. */
const LOST_CODES: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** Of the driver, which gives these no code. */
const LOST_MESSAGE =
  /^(Connection terminated|timeout e|Query read timeout|Client (was closed|has encountered))/;

/** Everything that the database answers with instead of rows. */
export class DatabaseFault extends Error {
  override readonly name = 'DatabaseFault';
  readonly kind: DatabaseFaultKind;

  constructor(kind: DatabaseFaultKind, cause: Error) {
    super(`${kind}: ${cause.message}`, { cause });
    this.kind = kind;
  }

  /** The same work may succeed when it is done again, from its beginning. */
  get isTransient(): boolean {
    return TRANSIENT.has(this.kind);
  }
}

/** A user has less than a transfer takes. Nothing was written. */
export class InsufficientFunds extends Error {
  override readonly name = 'InsufficientFunds';
}

/** The error of the driver as ours; anything else as it is. */
export function translateFault(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DatabaseFault) return error;
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  if (constraint === 'accounts_not_overdrawn') {
    return new InsufficientFunds('There is less on the account than the transfer takes.', {
      cause: error,
    });
  }
  const kind = typeof code === 'string' ? kindOfState(code) : undefined;
  if (kind !== undefined) return new DatabaseFault(kind, error);
  const isLost = LOST_CODES.has(code) || (code === undefined && LOST_MESSAGE.test(error.message));
  return isLost ? new DatabaseFault('connection-lost', error) : error;
}

function kindOfState(state: string): DatabaseFaultKind | undefined {
  if (!/^[0-9A-Z]{5}$/.test(state)) return undefined;
  return KIND_BY_STATE[state] ?? KIND_BY_STATE[state.slice(0, 2)];
}
