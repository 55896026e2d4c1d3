import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatKopecks } from '../../../src/core/money/format-kopecks.ts';

describe('amounts', () => {
  it.each([
    [0n, '0,00 ₽', '₽0.00'],
    [1n, '0,01 ₽', '₽0.01'],
    [10n, '0,10 ₽', '₽0.10'],
    [1234n, '12,34 ₽', '₽12.34'],
    [100_000n, '1 000,00 ₽', '₽1,000.00'],
    [123_456_789n, '1 234 567,89 ₽', '₽1,234,567.89'],
    [-5n, '−0,05 ₽', '−₽0.05'],
    [-100_050n, '−1 000,50 ₽', '−₽1,000.50'],
    [2n ** 63n - 1n, '92 233 720 368 547 758,07 ₽', '₽92,233,720,368,547,758.07'],
  ])('%s kopecks read %s and %s', (kopecks, ru, en) => {
    expect(formatKopecks(kopecks, 'ru')).toBe(ru.replaceAll(' ', '\u{a0}'));
    expect(formatKopecks(kopecks, 'en')).toBe(en);
  });

  it('keep every kopeck', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (kopecks) => {
        for (const language of ['ru', 'en'] as const) {
          const text = formatKopecks(kopecks, language);
          const digits = BigInt(text.replaceAll(/[^0-9]/g, ''));
          expect(text.startsWith('−') ? -digits : digits).toBe(kopecks);
        }
      }),
    );
  });
});
