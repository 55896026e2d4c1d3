import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { models } from '../../../generated/models/index.ts';
import { decodeAction, encodeAction } from '../../../src/core/dialogue/action-data.ts';
import { anyAction } from './any-action.ts';

describe('what a button carries', () => {
  it('means what was meant, and fits', () => {
    fc.assert(
      fc.property(anyAction, (action) => {
        const data = encodeAction(action);
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
        expect(decodeAction(data)).toEqual(action);
      }),
    );
  });

  it('E6: fits for every model there is', () => {
    for (const modelId of Object.keys(models)) {
      for (const kind of ['model', 'new'] as const) {
        expect(decodeAction(encodeAction({ kind, modelId }))).toEqual({ kind, modelId });
      }
    }
  });

  it('is a fault of the code when it does not fit', () => {
    expect(() => encodeAction({ kind: 'model', modelId: 'x'.repeat(60) })).toThrow('too long');
  });

  it('means nothing when it comes from anywhere else, and never throws', () => {
    const words = fc.constantFrom('1', '2', 'menu', 'task', 'form', 'confirm', 'language', '');
    const likely = fc
      .array(fc.oneof(words, fc.string({ maxLength: 8 })))
      .map((all) => all.join(':'));
    fc.assert(
      fc.property(fc.oneof(fc.string(), likely), (data) => {
        const action = decodeAction(data);
        if (action !== null) expect(encodeAction(action)).toBe(data);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    '1:menu:x',
    '2:menu',
    'menu',
    '1:',
    '1:toString',
    '1:task:image',
    '1:task:image:-1',
    '1:task:image:01',
    '1:past:1e3',
    '1:past:99999999999999999999',
    '1:language:de',
    '1:section:toString',
    '1:buy:USD:5',
    '1:confirm:draft',
    '1:form:draft',
  ])('%s is stale', (data) => {
    expect(decodeAction(data)).toBeNull();
  });
});
