import { type DataPath, valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { type Sections, sectionsOf } from '../sections.ts';
import { unknownName } from '../unknown-name.ts';

/** Messages that the contract names are in a locale file. */
export const unknownMessage: Rule = {
  code: 'unknown-message',
  reads: ['locales'],
  *check(contract) {
    const keys = new Set(
      contract.locales.flatMap(({ messages }) => messages.map(({ key }) => key)),
    );
    for (const { name, path } of mentions(sectionsOf(contract))) {
      if (keys.has(name)) continue;
      const found = unknownName({
        at: valueAt(contract.truthPath, path),
        name,
        names: [...keys],
        text: `No locale file has a message ${name}.`,
        hint: 'Add the message to every locale file.',
      });
      yield found.nearest === undefined ? { ...found, allowed: [] } : found;
    }
  },
};

function* mentions({ modes, smoke = [] }: Sections): Generator<{ name: string; path: DataPath }> {
  if (modes !== undefined) {
    yield { name: modes.passive.reject_message, path: ['modes', 'passive', 'reject_message'] };
  }
  for (const [index, { message }] of smoke.entries()) {
    if (message !== undefined) yield { name: message, path: ['smoke', index, 'message'] };
  }
}
