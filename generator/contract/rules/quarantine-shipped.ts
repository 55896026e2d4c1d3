import { valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

/** What waits to be deleted lies beside the sources, because an image takes those as a whole. */
export const quarantineShipped: Rule = {
  code: 'quarantine-shipped',
  reads: ['legacy', 'project'],
  *check(contract) {
    const { project = {}, legacy } = sectionsOf(contract);
    const sources = String(project['sources']);
    const directory = legacy?.directory ?? '';
    if (directory !== sources && !directory.startsWith(`${sources}/`)) return;
    yield {
      at: valueAt(contract.truthPath, ['legacy', 'directory']),
      text: `The quarantine ${directory} lies in the sources, and goes to production with them.`,
      hint: `Choose a folder beside ${sources}, such as quarantine.`,
      related: [{ at: valueAt(contract.truthPath, ['project', 'sources']), text: 'the sources' }],
    };
  },
};
