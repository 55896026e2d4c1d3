import { FluentResource } from '@fluent/bundle';
import type { Expression, Pattern } from '@fluent/bundle/esm/ast.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fluent as en } from '../../generated/locales/en.ts';
import { fluent as ru } from '../../generated/locales/ru.ts';
import { type Language, languages } from '../../generated/messages.ts';
import { decide } from '../../src/core/dialogue/decide.ts';
import { captionOf } from '../../src/telegram/result-message.ts';
import { renderAdmin } from '../../src/telegram/screens/admin/render-admin.ts';
import { noticeText } from '../../src/telegram/screens/notice.ts';
import { renderScreen } from '../../src/telegram/screens/render-screen.ts';
import { anyFacts, anyIncoming } from '../core/dialogue/any.ts';
import { generation } from '../core/dialogue/situation.ts';
import { ADMIN_SCREENS } from './admin-screens.ts';
import { SCREENS } from './every-screen.ts';

/** What everybody who reads the bot may rely on, whatever the screen. */

const SOURCES: Readonly<Record<Language, string>> = { en, ru };

/** Variables that are not counted: sums, which bring their sign along, and names. */
const NOT_COUNTED = new Set(['amount', 'price', 'today', 'code']);
/** The same after every number. */
const INVARIABLE = /^(min|left|мин)$/;

/** `key: $variable word` for every number with a word behind it that the number did not choose. */
function wordsWithoutForm(language: Language): string[] {
  const found: string[] = [];
  const read = (key: string, pattern: Pattern | null, chosenBy: readonly string[]): void => {
    if (!Array.isArray(pattern)) return;
    const parts: readonly (string | Expression)[] = pattern;
    for (const [index, part] of parts.entries()) {
      if (typeof part === 'string') continue;
      if (part.type === 'select' && part.selector.type === 'var') {
        for (const { value } of part.variants) read(key, value, [...chosenBy, part.selector.name]);
      }
      if (part.type !== 'var' || NOT_COUNTED.has(part.name) || chosenBy.includes(part.name))
        continue;
      const next = parts[index + 1];
      const word = /^[ \u{a0}](\p{Ll}{3,})/u.exec(typeof next === 'string' ? next : '')?.[1];
      if (word !== undefined && !INVARIABLE.test(word)) found.push(`${key}: $${part.name} ${word}`);
    }
  };
  for (const { id, value } of new FluentResource(SOURCES[language]).body) read(id, value, []);
  return found;
}

/** Everything that the bot and its admin part show, as it is read, buttons included. */
function allShown(language: Language): string[] {
  const messages = [
    ...SCREENS.map((screen) => renderScreen(screen, language)),
    ...ADMIN_SCREENS.map(({ view }) => renderAdmin(view, language)),
  ];
  return messages.map(({ html, keyboard }) =>
    [html.source, ...keyboard.flat().map(({ text }) => text)].join('\n'),
  );
}

/** Sums and moments as another language, or a machine, writes them. */
const FOREIGN: Readonly<Record<Language, readonly RegExp[]>> = {
  ru: [/₽[ \u{a0}]?\d/u, /\d\.\d\d[ \u{a0}]?₽/u, /\d{4}-\d\d-\d\d/, / (January|November|Moscow)\b/],
  en: [/\d[ \u{a0}]?₽/u, /₽\d+,\d\d\b(?!\d)/, /\d{4}-\d\d-\d\d/, /\p{Script=Cyrillic} г\./u],
};

describe.each(languages)('in %s', (language) => {
  it('a number chooses the form of the word behind it', () => {
    expect(wordsWithoutForm(language)).toEqual([]);
  });

  it('sums and dates are written as the language writes them, on every screen', () => {
    const shown = allShown(language);
    const sums = shown.filter((each) => each.includes('₽'));
    expect(sums.length).toBeGreaterThan(100);
    for (const each of shown) {
      for (const foreign of FOREIGN[language]) expect.soft(each).not.toMatch(foreign);
    }
  });

  it('what stands under a result is a caption that Telegram takes, whatever was asked', () => {
    const asked = fc.string({ unit: 'binary', minLength: 900, maxLength: 3_000 });
    fc.assert(
      fc.property(asked, (prompt) => {
        const { source } = captionOf(generation({ language, input: { prompt } }));
        const seen = source.replace(/<[^>]*>/g, '').replace(/&\w+;/g, '.');
        expect(seen.length).toBeLessThanOrEqual(1024);
        expect(seen).not.toMatch(/[<>&]/);
        expect(source.isWellFormed()).toBe(true);
      }),
    );
  });

  it('a window over the chat is read to its end, whatever leads to it', () => {
    fc.assert(
      fc.property(anyFacts, anyIncoming, (facts, incoming) => {
        for (const reply of decide(facts, incoming).replies) {
          if (reply.kind !== 'toast') continue;
          const said = noticeText(reply.notice, language);
          expect(said.length, reply.notice.key).toBeLessThanOrEqual(200);
        }
      }),
      { numRuns: 1500 },
    );
  });
});
