import type { LocaleFile } from '../contract-data.ts';
import type { Rule } from '../rule.ts';

/** Every locale file has every message. */
export const messageMissing: Rule = {
  code: 'message-missing',
  reads: ['locales'],
  *check({ locales }) {
    const keys = new Map(locales.map((each) => [each, keysOf(each)]));
    const said = new Set<string>();
    for (const locale of locales) {
      for (const { key, range } of locale.messages) {
        if (said.has(key)) continue;
        said.add(key);
        const without = locales.filter((other) => keys.get(other)?.has(key) === false);
        if (without.length === 0) continue;
        yield {
          at: { file: locale.path, range },
          text: `The message ${key} is not in ${without.map(({ path }) => path).join(', ')}.`,
          hint: 'Translate it there, or remove it here.',
        };
      }
    }
  },
};

function keysOf({ messages }: LocaleFile): ReadonlySet<string> {
  return new Set(messages.map(({ key }) => key));
}
