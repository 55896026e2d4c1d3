import { valueAt } from '../../diagnostics/address.ts';
import { modelsOf } from '../model-data.ts';
import type { Rule } from '../rule.ts';

/** A replacement is a current model, and another one. */
export const replacementRemoved: Rule = {
  code: 'replacement-removed',
  reads: ['catalogue'],
  scope: 'catalogue',
  *check(contract) {
    const models = new Map(modelsOf(contract).map((each) => [each.data.id, each]));
    for (const { path, data } of models.values()) {
      const replacement = models.get(data.replaced_by ?? '');
      if (replacement === undefined) continue;
      const { id, status } = replacement.data;
      if (status === 'current' && id !== data.id) continue;
      yield {
        at: valueAt(path, ['replaced_by']),
        text:
          id === data.id
            ? `${id} is replaced by itself.`
            : `${data.id} is replaced by ${id}, which is ${status} itself.`,
        ...(replacement.data.replaced_by === undefined || id === data.id
          ? { hint: 'Name another model that is current, or remove replaced_by.' }
          : { hint: `${id} in turn is replaced by ${replacement.data.replaced_by}.` }),
        related: [{ at: valueAt(replacement.path, ['status']), text: `the status of ${id}` }],
      };
    }
  },
};
