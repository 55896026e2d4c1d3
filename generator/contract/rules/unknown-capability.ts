import { type DataPath, valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { type Sections, sectionsOf } from '../sections.ts';
import { unknownName } from '../unknown-name.ts';

/**
 * Whatever PASSIVE may or must not do, and whatever a command needs, is something that ACTIVE can
 * do.
 */
export const unknownCapability: Rule = {
  code: 'unknown-capability',
  reads: ['modes'],
  *check(contract) {
    const sections = sectionsOf(contract);
    const known = sections.modes?.active.capabilities ?? [];
    for (const { name, path } of mentions(sections)) {
      if (known.includes(name)) continue;
      yield unknownName({
        at: valueAt(contract.truthPath, path),
        name,
        names: known,
        text: `${name} is not a capability of modes.active.capabilities.`,
        hint: 'Take a name of the list, or give ACTIVE this capability first.',
      });
    }
  },
};

function* mentions({
  modes,
  security,
  bot,
}: Sections): Generator<{ name: string; path: DataPath }> {
  yield* listed(modes?.passive.capabilities, ['modes', 'passive', 'capabilities']);
  yield* listed(modes?.passive.forbidden, ['modes', 'passive', 'forbidden']);
  yield* listed(security?.forbidden_in_passive, ['security', 'forbidden_in_passive']);
  for (const [index, { capability }] of (bot?.commands ?? []).entries()) {
    yield { name: capability, path: ['bot', 'commands', index, 'capability'] };
  }
}

function* listed(
  names: readonly string[] | undefined,
  path: DataPath,
): Generator<{ name: string; path: DataPath }> {
  for (const [index, name] of (names ?? []).entries()) yield { name, path: [...path, index] };
}
