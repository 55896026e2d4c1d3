import type { ForbiddenPatternId } from '../../generated/log-policy.ts';

/** A line of each kind, as it would really occur. */
export const forbiddenLines: Readonly<Record<ForbiddenPatternId, string>> = {
  'type-error': "TypeError: Cannot read properties of undefined (reading 'id')",
  'unhandled-rejection': 'UnhandledPromiseRejection: nobody waited',
  'oid-out-of-range': 'ERROR: OID out of range',
  'untyped-parameter': 'could not determine data type of parameter $2',
  'cannot-parse-entities': "Bad Request: can't parse entities: Unsupported start tag",
  'message-too-long': 'Bad Request: message is too long',
  'not-in-allowed-options': 'resolution is not within the range of allowed options',
  'field-required': 'This field is required',
  'webhook-conflict': 'Conflict: terminated by other getUpdates request',
  'lock-lost': 'leader lock lost: connection broken',
  'pool-exhausted': 'timeout exceeded when trying to connect',
  'ledger-unbalanced': 'ledger does not add up: transfer 7',
};
