import { describe, expect, it } from 'vitest';
import { redactAll, redactor, secretsOf } from '../../generator/smoke/redact.ts';

const PASSWORD = 'p@ss/word"1';
const DATABASE_URL = `postgres://truth:${encodeURIComponent(PASSWORD)}@db:5432/truth`;
const TOKEN = 'canary+token/of=a?bot';
const secrets = secretsOf(['DATABASE_URL', 'TOKEN', 'UNSET', 'EMPTY'], {
  DATABASE_URL,
  TOKEN,
  EMPTY: '',
  PORT: '10000',
});
const redact = redactor(secrets);

describe('a secret', () => {
  it.each([
    ['as it is', TOKEN, '$TOKEN'],
    ['in an address', encodeURIComponent(TOKEN), '$TOKEN'],
    ['in JSON', JSON.stringify({ token: TOKEN }), '{"token":"$TOKEN"}'],
    ['in Base64', Buffer.from(TOKEN).toString('base64'), '$TOKEN'],
    ['as a connection string', DATABASE_URL, '$DATABASE_URL'],
    ['as the password alone', PASSWORD, '$DATABASE_URL'],
    ['as the password in JSON', JSON.stringify(PASSWORD), '"$DATABASE_URL"'],
    ['twice, between words', `a ${TOKEN} and ${TOKEN}!`, 'a $TOKEN and $TOKEN!'],
  ])('%s is never shown', (_how, text, shown) => {
    expect(redact(text)).toBe(shown);
  });

  it('is cut out at any depth, and nothing else is', () => {
    const result = { id: 'S3', seen: [TOKEN, { curl: `x ${TOKEN}` }], count: 3, none: null };
    expect(redactAll(result, redact)).toEqual({
      id: 'S3',
      seen: ['$TOKEN', { curl: 'x $TOKEN' }],
      count: 3,
      none: null,
    });
  });

  it('that holds another is taken as a whole', () => {
    const both = redactor(secretsOf(['A', 'B'], { A: 'secret', B: 'secret-and-more' }));
    expect(both('secret-and-more secret')).toBe('$B $A');
  });

  it('that is not set hides nothing', () => {
    expect(redact('10000 UNSET')).toBe('10000 UNSET');
    expect(redactor(new Map())('text')).toBe('text');
  });
});
