import type { Language } from '../../../generated/messages.ts';
import { text } from '../texts.ts';

const SECONDS_PER_MINUTE = 60;
/** Shorter times are told in seconds. */
const SHORT_SECONDS = 90;

/** How long it usually takes; empty when nobody knows. */
export function usualTime(usualSeconds: number | null, language: Language): string {
  if (usualSeconds === null) return '';
  if (usualSeconds < SHORT_SECONDS) {
    const seconds = Math.max(1, Math.round(usualSeconds));
    return text(language, 'order-usual-seconds', { seconds });
  }
  const minutes = Math.round(usualSeconds / SECONDS_PER_MINUTE);
  return text(language, 'order-usual-minutes', { minutes });
}
