import type { Language } from '../../../generated/messages.ts';
import type { Kopecks } from './kopecks.ts';

interface Style {
  readonly groupMark: string;
  readonly decimalMark: string;
  readonly place: (amount: string) => string;
}

/** Spaces are unbreakable: an amount does not end on the next line. */
const STYLES: Record<Language, Style> = {
  ru: { groupMark: '\u{a0}', decimalMark: ',', place: (amount) => `${amount}\u{a0}₽` },
  en: { groupMark: ',', decimalMark: '.', place: (amount) => `₽${amount}` },
};

/** An amount for people, always to the kopeck: `12,34 ₽` in Russian, `₽12.34` in English. */
export function formatKopecks(kopecks: Kopecks, language: Language): string {
  const { groupMark, decimalMark, place } = STYLES[language];
  const digits = String(kopecks < 0n ? -kopecks : kopecks).padStart(3, '0');
  const roubles = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, groupMark);
  const sign = kopecks < 0n ? '\u{2212}' : '';
  return `${sign}${place(`${roubles}${decimalMark}${digits.slice(-2)}`)}`;
}
