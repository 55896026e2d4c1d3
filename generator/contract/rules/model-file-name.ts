import { valueAt } from '../../diagnostics/address.ts';
import { modelsOf } from '../model-data.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

/** The path of a model file follows from its family and its id. */
export const modelFileName: Rule = {
  code: 'model-file-name',
  reads: ['catalogue', 'models'],
  *check(contract) {
    const folder = (sectionsOf(contract).models?.directory ?? '').replace(/\/+$/, '');
    for (const { path, data } of modelsOf(contract)) {
      const { id, family } = data;
      const due = `${folder}/${family}/${id.replaceAll('/', '__')}.yaml`;
      if (path === due) continue;
      const wrongName = path.slice(path.lastIndexOf('/')) !== due.slice(due.lastIndexOf('/'));
      yield {
        at: valueAt(path, [wrongName ? 'id' : 'family']),
        text: `The model ${id} of the family ${family} belongs into ${due}.`,
        hint: 'Move the file, or correct the id or the family in it.',
      };
    }
  },
};
