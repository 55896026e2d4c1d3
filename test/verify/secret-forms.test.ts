import { describe, expect, it } from 'vitest';
import { resolve } from '../../generator/diagnostics/resolve.ts';
import { connectionPasswords, knownSecrets } from '../../generator/verify/secrets/secret-forms.ts';
import { locator } from '../../generator/yaml/locate.ts';

/** Tokens are put together here, so that no scanner of repositories takes this file for a leak. */

const RANDOM = 'q7ZxR2mW9vB4kL6tY1sN8dH3gJ5fC0pTaUeXoKiQ';
const random = (length: number): string => RANDOM.repeat(4).slice(0, length);
const RANDOM_CAPITALS = 'Q7ZXR2MW5VB4KL6T';

const TOKENS: readonly (readonly [string, string])[] = [
  ['a Telegram bot token', `8213975604:AA${random(33)}`],
  ['an AWS access key', `AKIA${RANDOM_CAPITALS}`],
  ['a GitHub token', `ghp_${random(36)}`],
  ['a GitHub token', `github_pat_${random(82)}`],
  ['a GitLab token', `glpat-${random(20)}`],
  ['an npm token', `npm_${random(36)}`],
  ['a Slack token', `xoxb-${'7204918365'}-${'9360241857'}-${random(24)}`],
  ['a Stripe key', `sk_live_${random(24)}`],
  ['an API key of a model vendor', `sk-proj-${random(48)}`],
  ['an API key of a model vendor', `sk-${random(48)}`],
  ['a Google API key', `AIza${random(35)}`],
  ['a SendGrid key', `SG.${random(22)}.${random(43)}`],
  ['a private key', `-----BEGIN PRIVATE KEY-----\n${random(64)}\n${random(64)}\n-----END`],
];

describe('a known form', () => {
  it.each(TOKENS)('is found: %s', (what, token) => {
    const text = `const value = '${token}';`;
    const found = knownSecrets(text);
    expect(found.map((each) => each.what)).toEqual([what]);
    expect(text.slice(found[0]?.range.start, found[0]?.range.end)).toBe(token);
  });

  it.each([
    '123456789:AAxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    `AKIA${'IOSFODNN7EXAMPLE'}`,
    `ghp_${'x'.repeat(36)}`,
    'sk-loading-indicator-wrapper-of-the-page',
    'sk-your-key-goes-here-and-nowhere-else-please',
    'https://t.me/1234567890:photo',
    '-----BEGIN PRIVATE KEY-----\n…\n-----END PRIVATE KEY-----',
    'sha512-q7ZxR2mW9vB4kL6tY1sN8dH3gJ5fC0pTaUeXoKiQ==',
  ])('is not taken for one: %s', (text) => {
    expect(knownSecrets(text)).toEqual([]);
  });
});

describe('a password in a connection string', () => {
  it.each([
    'postgres://bot:tr0ub4dor@db.shop.io:5432/orders',
    'mongodb+srv://bot:tr0ub4dor@cluster0.ab1cd.mongodb.net',
    'redis://:tr0ub4dor@cache.shop.io',
  ])('is found: %s', (text) => {
    const [found, ...others] = connectionPasswords(`url: ${text}`);
    expect(others).toEqual([]);
    expect(`url: ${text}`.slice(found?.range.start, found?.range.end)).toBe('tr0ub4dor');
  });

  it.each([
    'postgres://bot:tr0ub4dor@localhost/orders',
    'postgres://bot:tr0ub4dor@db/orders',
    'postgres://bot:tr0ub4dor@10.0.0.7/orders',
    'postgres://user:password@db.shop.io/orders',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a text of a shell
    'postgres://bot:${PASSWORD}@db.shop.io/orders',
    'postgres://bot:<password>@db.shop.io/orders',
    'https://shop.io:8443/@someone/posts',
  ])('is not seen in %s', (text) => {
    expect(connectionPasswords(text)).toEqual([]);
  });
});

describe('a report', () => {
  it('shows dots in place of every secret of a line, whatever is said about it', () => {
    const text = 'const a = "first-one", b = "second-one";';
    const marked = (word: string) => {
      const start = text.indexOf(word);
      return { file: 'src/a.ts', range: { start, end: start + word.length } };
    };
    const said = { text: 'Something stands here.', hint: 'Remove it.' };
    const diagnostics = resolve(
      [
        { ...said, code: 'secret-in-tree', at: marked('first-one'), isSecret: true },
        { ...said, code: 'secret-in-tree', at: marked('second-one'), isSecret: true },
        { ...said, code: 'env-read', at: marked('const a') },
      ],
      [{ path: 'src/a.ts', text }],
      locator,
    );
    expect(diagnostics.map(({ place }) => place.sourceLine)).toEqual(
      Array(3).fill('const a = "•••••••••", b = "••••••••••";'),
    );
    expect(JSON.stringify(diagnostics)).not.toMatch(/first-one|second-one/);
  });
});
