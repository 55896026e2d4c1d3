import { createHash, randomBytes } from 'node:crypto';

/** As W3C Trace Context has them: 16 and 8 bytes in small hexadecimal digits. */
export interface SpanIds {
  readonly traceId: string;
  readonly spanId: string;
}

const TRACE_DIGITS = 32;
const SPAN_DIGITS = 16;

/**
 * Ids of the receipt of an update. Made from the update alone, so that every instance knows them
 * without being told. `botId` keeps bots apart that share a collector.
 */
export function receiptIds(botId: string, updateId: number): SpanIds {
  const digits = createHash('sha256').update(`${botId}:${updateId}`).digest('hex');
  return {
    traceId: digits.slice(0, TRACE_DIGITS),
    spanId: digits.slice(TRACE_DIGITS, TRACE_DIGITS + SPAN_DIGITS),
  };
}

/** Of work that no update led to. */
export function newTraceId(): string {
  return randomBytes(TRACE_DIGITS / 2).toString('hex');
}
