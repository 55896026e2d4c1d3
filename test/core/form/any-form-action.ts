import fc from 'fast-check';
import type { FormAction } from '../../../src/core/form/form-action.ts';
import { shortName } from '../../../src/core/form/short-name.ts';

/** As deep as any model goes. */
const place = fc.record({
  question: fc.string().map(shortName),
  at: fc.array(fc.integer({ min: 0, max: 9999 }), { maxLength: 3 }),
});
const value = fc.oneof(fc.string(), fc.integer(), fc.boolean()).map(shortName);

/** Any action of a form, mostly about questions that no model has. */
export const anyFormAction: fc.Arbitrary<FormAction> = fc.oneof(
  fc.constant({ kind: 'overview' } as const),
  fc.record({ kind: fc.constant('optional' as const), shown: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('choose' as const, 'remove' as const), place, value }),
  fc.record({
    kind: fc.constant('page' as const),
    place,
    page: fc.integer({ min: 0, max: 9999 }),
  }),
  fc.record({
    kind: fc.constantFrom('open' as const, 'clear' as const, 'keep' as const),
    place,
  }),
  fc.record({ kind: fc.constantFrom('done' as const, 'add' as const), place }),
);
