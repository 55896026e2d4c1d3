import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultSummary, updateKindOf } from '../../../src/core/ops/fault-summary.ts';

const update = (text: string): string => JSON.stringify({ update_id: 1, message: { text } });

/** Without the place, which is where the error was made. */
const summary = (cause: unknown, text = 'a fox'): string =>
  faultSummary(cause, update(text)).replace(/ \([^()]*:\d+\)$/, '');

describe('what is told of a fault', () => {
  it.each([
    ['its kind', new TypeError('nothing is there'), 'TypeError: nothing is there'],
    ['a code', Object.assign(new Error('gone'), { code: '23505' }), 'Error 23505: gone'],
    [
      'a name',
      new Error('breaks "accounts_not_overdrawn"'),
      'Error: breaks "accounts_not_overdrawn"',
    ],
    ['no quoted value', new Error('invalid input: "secret words"'), 'Error: invalid input: "…"'],
    ['no word of the user', new Error('cannot read fox here'), 'Error: cannot read … here'],
    ['the first line only', new Error('first\nsecond'), 'Error: first'],
    ['that it is none', 'text', 'Something was thrown that is no error.'],
  ])('holds %s', (_what, cause, said) => {
    expect(summary(cause)).toBe(said);
  });

  it('says where it was, in our own code', () => {
    const cause = new Error('x');
    cause.stack = 'Error: x\n  at /app/node_modules/pg/a.js:1:2\n  at /app/src/turn/turn.ts:57:3';
    expect(faultSummary(cause, '{}')).toBe('Error: x (src/turn/turn.ts:57)');
  });

  it('holds nothing that a user wrote, wherever it stands', () => {
    const prompt = fc.string({ minLength: 3, maxLength: 30, unit: 'grapheme' });
    fc.assert(
      fc.property(prompt, prompt, prompt, (text, before, after) => {
        const cause = new Error(`zq${before}zq ${text} zq${after}zq`);
        cause.stack = '';
        fc.pre(!'Error: …zq'.includes(text.trim()) && text.trim().length > 2);
        const said = faultSummary(cause, update(text));
        expect(said.includes(text)).toBe(false);
      }),
    );
  });
});

describe('the kind of an update', () => {
  it.each([
    [update('x'), 'message'],
    ['{"callback_query":{},"update_id":1}', 'callback_query'],
    ['{"update_id":1}', null],
    ['{"Прив ет":1}', null],
    ['[', null],
  ])('%s', (payload, kind) => {
    expect(updateKindOf(payload)).toBe(kind);
  });
});
