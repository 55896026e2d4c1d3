import { type DataPath, keyAt, valueAt } from '../../diagnostics/address.ts';
import { isMisspeltIn } from '../misspelt.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

const MODES: DataPath = ['modes', 'passive', 'forbidden'];
const SECURITY: DataPath = ['security', 'forbidden_in_passive'];

/** Modes and security forbid the same to PASSIVE, in whatever order. */
export const passiveListsDisagree: Rule = {
  code: 'passive-lists-disagree',
  reads: ['modes', 'security'],
  *check(contract) {
    const { modes, security } = sectionsOf(contract);
    const inModes = modes?.passive.forbidden ?? [];
    const inSecurity = security?.forbidden_in_passive ?? [];
    const able = modes?.active.capabilities ?? [];
    const isKnown = (name: string): boolean => able.includes(name);
    for (const [names, path, others, otherPath] of [
      [inModes, MODES, inSecurity, SECURITY],
      [inSecurity, SECURITY, inModes, MODES],
    ] as const) {
      // What ACTIVE cannot do is misspelt, and said already.
      const spelt = (name: string): boolean =>
        isKnown(name) && !isMisspeltIn(others, isKnown, name);
      yield* missing(contract.truthPath, names, path, others, otherPath, spelt);
    }
  },
};

function* missing(
  file: string,
  names: readonly string[],
  path: DataPath,
  others: readonly string[],
  otherPath: DataPath,
  isSpelt: (name: string) => boolean,
): Generator<RuleFinding> {
  for (const [index, name] of names.entries()) {
    if (others.includes(name) || !isSpelt(name)) continue;
    yield {
      at: valueAt(file, [...path, index]),
      text: `${name} is forbidden to PASSIVE here, but not under ${otherPath.join('.')}.`,
      hint: 'Write it into both lists, or into none.',
      related: [{ at: keyAt(file, otherPath), text: 'missing in this list' }],
    };
  }
}
