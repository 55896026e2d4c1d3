import { describe, expect, it } from 'vitest';
import { rubInvoice } from '../../../generated/bot.ts';
import { typedAdjustment } from '../../../src/core/admin/typed-adjustment.ts';
import { userQuery } from '../../../src/core/admin/user-query.ts';

const MOST = rubInvoice.maximumKopecks / 100n;

describe('an amount and a reason', () => {
  it.each<[string, bigint, string]>([
    ['150 no result', 15_000n, 'no result'],
    ['+150,5 no result', 15_050n, 'no result'],
    ['-150.05 ₽ by mistake', -15_005n, 'by mistake'],
    ['− 1 руб. ошибка', -100n, 'ошибка'],
    ['0,01 two\n  lines', 1n, 'two lines'],
    [`${MOST} the most`, rubInvoice.maximumKopecks, 'the most'],
  ])('%j', (words, kopecks, reason) => {
    expect(typedAdjustment(words)).toEqual({ kopecks, reason });
  });

  it.each(['150', '0 nothing', 'ten roubles', '1,234 too fine', `${MOST + 1n} too much`, ''])(
    '%j is none',
    (words) => {
      expect(typedAdjustment(words)).toBeNull();
    },
  );

  it('keeps a reason to one line of the log', () => {
    expect([...(typedAdjustment(`1 ${'😀'.repeat(500)}`)?.reason ?? '')]).toHaveLength(200);
  });
});

describe('who is looked for', () => {
  it.each([
    ['42', { id: 42 }],
    [' @Anna_1 ', { username: 'Anna_1' }],
    ['anna', { username: 'anna' }],
    ['Anna Smith', null],
    ['-42', null],
    ['', null],
  ])('%j', (words, query) => {
    expect(userQuery(words)).toEqual(query);
  });
});
