import { rubInvoice } from '../../../generated/bot.ts';
import type { Kopecks } from '../money/kopecks.ts';

export interface TypedAdjustment {
  /** Below zero: it is taken. Never zero. */
  readonly kopecks: Kopecks;
  readonly reason: string;
}

const AMOUNT = /^([+\-−–]?)\s*(\d{1,9})(?:[.,](\d{1,2}))?\s*(?:₽|руб\.?|р\.|rub)?\s+(\S[\s\S]*)$/i;
export const REASON_LENGTH_MAX = 200;

/**
 * `-150,50 reason`: so many roubles, and why. Null for anything else, for nothing, and for more
 * than one may pay in at once.
 */
export function typedAdjustment(text: string): TypedAdjustment | null {
  const [, sign = '', roubles, kopecks = '', reason = ''] = AMOUNT.exec(text.trim()) ?? [];
  if (roubles === undefined) return null;
  const amount = BigInt(roubles) * 100n + BigInt(kopecks.padEnd(2, '0'));
  if (amount === 0n || amount > rubInvoice.maximumKopecks) return null;
  const isTaken = sign !== '' && sign !== '+';
  return { kopecks: isTaken ? -amount : amount, reason: shortReason(reason) };
}

/** A reason as it is kept: on one line, and not longer than a line of the log. */
export function shortReason(text: string): string {
  return [...text.replace(/\s+/g, ' ').trim()].slice(0, REASON_LENGTH_MAX).join('');
}
