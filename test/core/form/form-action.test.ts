import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choicesOf } from '../../../src/core/form/answer-action.ts';
import { decodeFormAction, encodeFormAction } from '../../../src/core/form/form-action.ts';
import { everyPattern, fieldAt, pathOf, placeOf } from '../../../src/core/form/form-place.ts';
import { isSold, questionsOf } from '../../../src/core/form/questions.ts';
import { shortName } from '../../../src/core/form/short-name.ts';
import { readModelFiles } from '../../models/catalog-files.ts';
import { anyFormAction } from './any-form-action.ts';

const sold = readModelFiles()
  .map(({ id }) => id)
  .filter(isSold);

describe('what a button of a form carries', () => {
  it('means the same when it comes back, in 40 characters without a colon', () => {
    fc.assert(
      fc.property(anyFormAction, (action) => {
        const data = encodeFormAction(action);
        expect(data).toMatch(/^[\w~=.-]{1,40}$/);
        expect(decodeFormAction(data)).toEqual(action);
      }),
    );
  });

  it('is one and the same for one meaning', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (data) => {
        const action = decodeFormAction(data);
        if (action !== null) expect(encodeFormAction(action)).toBe(data);
      }),
    );
  });

  it.each([
    '',
    'z',
    'v~1',
    'vAAAAA',
    'o',
    'oAAAA',
    'oAAAAA.01',
    'cAAAAA',
    'cAAAAA=AAAA',
    'pAAAAA',
    'm',
    'm~2',
    'oAAAAA=BBBBB',
    'oAAAAA\n',
  ])('%j means nothing', (data) => expect(decodeFormAction(data)).toBeNull());

  it('stays the same from one deploy to the next', () => {
    const question = placeOf(['elements', 2, 'name']);
    expect(encodeFormAction({ kind: 'open', place: question })).toBe('obQ6Zh.2');
    const choice = { kind: 'choose', place: placeOf(['mode']), value: shortName('pro') } as const;
    expect(encodeFormAction(choice)).toBe('cqEXPc=5D3SZ');
  });
});

describe('short names', () => {
  it.each(sold)('tell all questions and values of %s apart', (id) => {
    const fields = questionsOf(id);
    const patterns = everyPattern(fields, []);
    expect(new Set(patterns.map(shortName)).size).toBe(patterns.length);
    for (const pattern of patterns) {
      const path = pattern.map((step, at) => (step === '' ? at : step));
      expect(pathOf(fields, placeOf(path))).toEqual(path);
      const field = fieldAt(fields, path);
      const values = field === null ? [] : choicesOf(field);
      expect(new Set(values.map(shortName)).size).toBe(values.length);
    }
  });

  it('of a question that the model does not have lead nowhere', () => {
    const fields = questionsOf('z-image');
    expect(pathOf(fields, placeOf(['image_url']))).toBeNull();
    expect(pathOf(fields, { ...placeOf(['prompt']), at: [0] })).toBeNull();
    expect(pathOf(fields, placeOf([]))).toBeNull();
  });
});
