import { describe, expect, it } from 'vitest';
import { parseLocale } from '../../generator/contract/parse-locale.ts';

function messagesOf(text: string) {
  const parsed = parseLocale({ path: 'contract/locales/en.ftl', text });
  if (!parsed.ok || parsed.kind !== 'locale') throw new Error('it was not read');
  return parsed.locale.messages.map(({ key, variables, plurals }) => ({ key, variables, plurals }));
}

describe('a message', () => {
  it('takes the variables of all its forms', () => {
    const text =
      'left =\n    { $count ->\n        [one] One of { $all }\n       *[other] { $count }\n    }\n';
    expect(messagesOf(text)).toEqual([
      { key: 'left', variables: ['all', 'count'], plurals: ['count'] },
    ]);
  });

  it.each([
    ['plural forms', '[one] a\n *[many] b', ['x']],
    ['exact numbers', '[0] a\n *[other] b', ['x']],
    ['words', '[cat] a\n *[other] b', []],
  ])('chooses by %s: whether its variable must be a number', (_, variants, plurals) => {
    expect(messagesOf(`a = { $x ->\n ${variants}\n }\n`)).toEqual([
      { key: 'a', variables: ['x'], plurals },
    ]);
  });

  it('finds a choice inside a choice', () => {
    const text = 'a = { $x ->\n *[other] { $y ->\n [one] 1\n *[other] 2\n }\n }\n';
    expect(messagesOf(text)).toEqual([{ key: 'a', variables: ['x', 'y'], plurals: ['x', 'y'] }]);
  });
});
