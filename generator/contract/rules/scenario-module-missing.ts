import { valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

/** Every scenario has a module that can run it. A contract without a folder for them has none. */
export const scenarioModuleMissing: Rule = {
  code: 'scenario-module-missing',
  reads: ['project', 'smoke'],
  *check(contract) {
    const { project, smoke = [] } = sectionsOf(contract);
    const folder = project?.['smoke'];
    if (typeof folder !== 'string') return;
    const declared = { at: valueAt(contract.truthPath, ['project', 'smoke']), text: 'the folder' };
    for (const [index, { id, name }] of smoke.entries()) {
      const file = `${folder}/${id.toLowerCase()}-${name}.ts`;
      if (contract.exists(file)) continue;
      yield {
        at: valueAt(contract.truthPath, ['smoke', index, 'name']),
        text: `There is no file ${file} that could run ${id}.`,
        hint: 'Write the module, or give the scenario the name of the one that is there.',
        related: [declared],
      };
    }
  },
};
