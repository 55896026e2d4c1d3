import type { LocaleMessage } from '../contract-data.ts';
import type { Rule } from '../rule.ts';

/** A message takes the same variables in every language. */
export const messageVariables: Rule = {
  code: 'message-variables',
  reads: ['locales'],
  *check({ locales }) {
    const firsts = new Map<string, { readonly path: string; readonly message: LocaleMessage }>();
    for (const { path, messages } of locales) {
      for (const message of messages) {
        const first = firsts.get(message.key);
        if (first === undefined) firsts.set(message.key, { path, message });
        if (first === undefined || first.path === path) continue;
        if (inWords(message) === inWords(first.message)) continue;
        yield {
          at: { file: path, range: message.range },
          text: `The message ${message.key} takes ${inWords(message)} here and ${inWords(first.message)} in ${first.path}.`,
          related: [
            { at: { file: first.path, range: first.message.range }, text: 'the other text' },
          ],
        };
      }
    }
  },
};

function inWords({ variables }: LocaleMessage): string {
  return variables.length === 0 ? 'no variables' : variables.map((name) => `$${name}`).join(', ');
}
