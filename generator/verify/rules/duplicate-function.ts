import { findDuplicates } from '../code/duplicates.ts';
import type { VerifyRule } from '../verify-rule.ts';

/** What is done in one way is written once. */
export const duplicateFunction: VerifyRule = {
  code: 'duplicate-function',
  scope: 'whole',
  *check(view) {
    for (const { places } of findDuplicates(view.code)) {
      const [first, ...others] = places;
      if (first === undefined) continue;
      const { file, name, range, lines } = first;
      const count = lines.last - lines.first + 1;
      yield {
        at: { file: file.path, range },
        text: `The ${count} lines of ${name} stand at ${places.length} places, the same but for names.`,
        hint: 'Keep one of them, with what differs as a parameter, and call it from the others.',
        related: others.map((each) => ({
          at: { file: each.file.path, range: each.range },
          text: 'the same again',
        })),
      };
    }
  },
};
