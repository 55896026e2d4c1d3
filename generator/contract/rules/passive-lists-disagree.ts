import { type DataPath, keyAt, valueAt } from '../../diagnostics/address.ts';
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
    yield* missing(contract.truthPath, inModes, MODES, inSecurity, SECURITY);
    yield* missing(contract.truthPath, inSecurity, SECURITY, inModes, MODES);
  },
};

function* missing(
  file: string,
  names: readonly string[],
  path: DataPath,
  others: readonly string[],
  otherPath: DataPath,
): Generator<RuleFinding> {
  for (const [index, name] of names.entries()) {
    if (others.includes(name)) continue;
    yield {
      at: valueAt(file, [...path, index]),
      text: `${name} is forbidden to PASSIVE here, but not under ${otherPath.join('.')}.`,
      hint: 'Write it into both lists, or into none.',
      related: [{ at: keyAt(file, otherPath), text: 'missing in this list' }],
    };
  }
}
