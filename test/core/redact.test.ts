import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact, scrubber, withPasswords } from '../../src/core/redact.ts';

const NAMES = new Set(['prompt', 'kie_api_key']);

describe('redact', () => {
  it('takes the value of named fields at any depth, whatever their case', () => {
    expect(redact({ a: [{ Prompt: 'x', b: { KIE_API_KEY: ['y'], c: 1 } }] }, NAMES)).toEqual({
      a: [{ Prompt: '[redacted]', b: { KIE_API_KEY: '[redacted]', c: 1 } }],
    });
  });

  it('leaves alone what is no field', () => {
    const error = new Error('prompt');
    const date = new Date(0);
    expect(redact({ error, date, nothing: null, text: 'prompt', number: 1n }, NAMES)).toEqual({
      error,
      date,
      nothing: null,
      text: 'prompt',
      number: 1n,
    });
  });

  it('changes nothing in place and ends at cycles', () => {
    const knot: Record<string, unknown> = { prompt: 'x' };
    knot['self'] = knot;
    expect(JSON.stringify(redact(knot, NAMES))).toContain('[too deep]');
    expect(knot['prompt']).toBe('x');
  });
});

describe('scrubber', () => {
  const secret = fc.string({ minLength: 6, unit: 'binary' });

  it('leaves no secret in a text, plain or in JSON', () => {
    fc.assert(
      fc.property(fc.array(secret, { minLength: 1 }), fc.string(), (secrets, around) => {
        const scrub = scrubber(secrets);
        const text = `${around}${secrets.join(around)}${around}`;
        for (const each of secrets) {
          // What marks the place may itself look like a secret.
          fc.pre(!'[redacted]'.includes(each));
          expect(scrub(JSON.stringify({ text }))).not.toContain(JSON.stringify(each).slice(1, -1));
        }
      }),
    );
  });

  it('knows secrets that stand in an address', () => {
    expect(scrubber(['a b/c:d@e'])('https://x/?k=a%20b%2Fc%3Ad%40e')).toBe(
      'https://x/?k=[redacted]',
    );
  });

  it('replaces a longer secret before one that is a part of it', () => {
    expect(scrubber(['secret', 'secret-long'])('secret-long secret')).toBe('[redacted] [redacted]');
  });

  it('leaves very short secrets alone', () => {
    expect(scrubber(['abc'])('abcabc')).toBe('abcabc');
  });
});

describe('withPasswords', () => {
  it('adds the password of an address, as it stands there and as it is meant', () => {
    const url = 'postgres://user:p%40ss-word@host/db';
    expect(withPasswords([url, 'plain', 'https://host'])).toEqual([
      url,
      'p%40ss-word',
      'p@ss-word',
      'plain',
      'https://host',
    ]);
  });

  it('takes a password that is not well encoded as it is', () => {
    expect(withPasswords(['postgres://user:100%@host/db'])).toContain('100%');
  });
});
