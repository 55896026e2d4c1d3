import type { Language } from '../../generated/messages.ts';

/** Where most users are. A Telegram update does not say where its sender is. */
const TIME_ZONE = 'Europe/Moscow';

const LOCALES: Readonly<Record<Language, string>> = { ru: 'ru-RU', en: 'en-GB' };
const ZONE_NAMES: Readonly<Record<Language, string>> = { ru: 'МСК', en: 'Moscow time' };

/** `24 нояб.`, `24 Nov`: the same on every machine. */
export function formatDay(ms: number, language: Language): string {
  return format(ms, language, { day: 'numeric', month: 'short' });
}

/** `24 ноября 2026 г. в 20:50 МСК`, `24 November 2026 at 20:50 Moscow time` */
export function formatMoment(ms: number, language: Language): string {
  const moment = format(ms, language, { dateStyle: 'long', timeStyle: 'short' });
  return `${moment} ${ZONE_NAMES[language]}`;
}

/** `24.11, 20:50:07`: for those who compare it with a log. */
export function formatSecond(ms: number, language: Language): string {
  const style = { day: '2-digit', month: '2-digit' } as const;
  return format(ms, language, {
    ...style,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
}

function format(ms: number, language: Language, style: Intl.DateTimeFormatOptions): string {
  const options = { ...style, timeZone: TIME_ZONE };
  return new Intl.DateTimeFormat(LOCALES[language], options).format(ms);
}
