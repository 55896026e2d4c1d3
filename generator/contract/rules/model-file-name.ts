import { valueAt } from '../../diagnostics/address.ts';
import { modelsOf } from '../model-data.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

/** The path of a model file follows from its family and its id. */
export const modelFileName: Rule = {
  code: 'model-file-name',
  reads: ['catalogue', 'models'],
  scope: 'catalogue',
  *check(contract) {
    const folder = (sectionsOf(contract).models?.directory ?? '').replace(/\/+$/, '');
    const families = (contract.labels['families'] ?? {}) as Readonly<Record<string, unknown>>;
    const taken = new Map(modelsOf(contract).map(({ path, data }) => [path, data.id]));
    for (const { path, data } of modelsOf(contract)) {
      const { id } = data;
      // A family that nobody knows is said already, and so is a second file of one model.
      const family = Object.hasOwn(families, data.family) ? data.family : folderOf(path);
      const due = `${folder}/${family}/${id.replaceAll('/', '__')}.yaml`;
      if (path === due || taken.get(due) === id) continue;
      const wrongName = path.slice(path.lastIndexOf('/')) !== due.slice(due.lastIndexOf('/'));
      yield {
        at: valueAt(path, [wrongName ? 'id' : 'family']),
        text: `The model ${id} of the family ${family} belongs into ${due}.`,
        hint: 'Move the file, or correct the id or the family in it.',
      };
    }
  },
};

function folderOf(path: string): string {
  return path.split('/').at(-2) ?? '';
}
