import type { Language } from '../../../generated/messages.ts';
import type { FreeAllowance } from '../../core/money/free-tier.ts';
import { text } from '../texts.ts';

/** How much of a model is left for nothing; empty for one that is never free. */
export function freeLines(free: FreeAllowance | null, language: Language): readonly string[] {
  if (free === null) return [];
  const { perHour, perDay } = free;
  if (free.left > 0) {
    return [
      text(language, 'free-left', { count: free.left }),
      text(language, 'free-limits', { hourly: String(perHour), daily: String(perDay) }),
    ];
  }
  return [text(language, free.period === 'day' ? 'free-used-day' : 'free-used-hour')];
}
