import { valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

/** Quarantined files lie in the quarantine. */
export const legacyOutsideQuarantine: Rule = {
  code: 'legacy-outside-quarantine',
  reads: ['legacy'],
  *check(contract) {
    const { directory = '', items = [] } = sectionsOf(contract).legacy ?? {};
    for (const [index, { file }] of items.entries()) {
      if (file.startsWith(`${directory}/`)) continue;
      yield {
        at: valueAt(contract.truthPath, ['legacy', 'items', index, 'file']),
        text: `${file} is listed as quarantined, but it does not lie in ${directory}.`,
        hint: `Remove this entry, then move it with \`truth quarantine ${file}\`.`,
        related: [
          { at: valueAt(contract.truthPath, ['legacy', 'directory']), text: 'the quarantine' },
        ],
      };
    }
  },
};
