import type { Language } from '../../../generated/messages.ts';

/** Many who have one of these in Telegram read Russian, and few of them English. */
const READ_IN_RUSSIAN: ReadonlySet<string> = new Set([
  ...['ru', 'be', 'kk', 'ky', 'tg', 'uz', 'uk', 'hy', 'az', 'tt', 'ba', 'cv'],
]);

/**
 * The language in which to speak to a newcomer, by the IETF tag of their Telegram: English for the
 * world that does not read Russian. Null when Telegram says nothing.
 */
export function languageOf(languageCode: string | null): Language | null {
  const [language = ''] = (languageCode ?? '').toLowerCase().split('-');
  if (language === '') return null;
  return READ_IN_RUSSIAN.has(language) ? 'ru' : 'en';
}
