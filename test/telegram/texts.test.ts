import { FluentBundle, FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';
import { fluent as en } from '../../generated/locales/en.ts';
import { fluent as ru } from '../../generated/locales/ru.ts';
import {
  type Language,
  languages,
  type MessageKey,
  type MessageVariables,
  messageVariables,
} from '../../generated/messages.ts';
import { text } from '../../src/telegram/texts.ts';

const SOURCES: Readonly<Record<Language, string>> = { en, ru };
const keys = Object.keys(messageVariables) as MessageKey[];

describe.each(languages)('the texts in %s', (language) => {
  it('are all there, with a place for each variable', () => {
    for (const key of keys) {
      const names: readonly string[] = messageVariables[key];
      const said = text(language, key, fillings(names, (_, index) => 90_000 + index) as never);
      expect.soft(said.trim(), key).not.toBe('');
      expect.soft(said, key).not.toMatch(/\{|\$|undefined|null/);
    }
  });

  it('have no variable that makes no difference', () => {
    for (const key of keys) {
      const names: readonly string[] = messageVariables[key];
      for (const name of names) {
        const a = text(language, key, fillings(names, () => 1) as never);
        const b = text(language, key, fillings(names, (each) => (each === name ? 5 : 1)) as never);
        expect.soft(a, `${key}: ${name}`).not.toBe(b);
      }
    }
  });

  it('stay within what Telegram takes in a window over the chat', () => {
    const shown = keys.filter((key) => /^(error|form|order|status|passive)-/.test(key));
    for (const key of shown.filter((each) => !/^form-(ask|limit)/.test(each))) {
      const said = text(language, key, fillings(messageVariables[key], () => 1_000_000) as never);
      expect.soft(said.length, key).toBeLessThanOrEqual(200);
    }
  });

  it('have no markup of their own', () => {
    // What chooses a plural form is no text.
    const lines = SOURCES[language].replaceAll(' ->', '').split('\n');
    for (const line of lines) expect(line).not.toMatch(/[<>&]/);
  });

  it('are read without a fault', () => {
    const bundle = new FluentBundle(language);
    expect(bundle.addResource(new FluentResource(SOURCES[language]))).toEqual([]);
  });
});

function fillings(
  names: readonly string[],
  value: (name: string, index: number) => number,
): Record<string, number> {
  return Object.fromEntries(names.map((name, index) => [name, value(name, index)]));
}

describe('plural forms', () => {
  const cases: readonly [number, string, string][] = [
    [1, 'Перед вами 1 заказ.', 'One order is ahead of yours.'],
    [2, 'Перед вами 2 заказа.', '2 orders are ahead of yours.'],
    [5, 'Перед вами 5 заказов.', '5 orders are ahead of yours.'],
    [11, 'Перед вами 11 заказов.', '11 orders are ahead of yours.'],
    [21, 'Перед вами 21 заказ.', '21 orders are ahead of yours.'],
  ];

  it.each(cases)('%i', (count, inRussian, inEnglish) => {
    expect(text('ru', 'order-ahead', { count })).toBe(inRussian);
    expect(text('en', 'order-ahead', { count })).toBe(inEnglish);
  });
});

describe('a variable that was forgotten', () => {
  it('is an error, not a hole in the text', () => {
    expect(() => text('en', 'balance', {} as MessageVariables['balance'])).toThrow();
  });
});
