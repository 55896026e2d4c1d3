import { valueAt } from '../../diagnostics/address.ts';
import { modelsOf } from '../model-data.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

/** Free models are models that the bot offers. */
export const freeModelNotSold: Rule = {
  code: 'free-model-not-sold',
  reads: ['bot', 'catalogue'],
  scope: 'catalogue',
  *check(contract) {
    const models = new Map(modelsOf(contract).map((each) => [each.data.id, each]));
    for (const [index, id] of (sectionsOf(contract).bot?.free_tier.models ?? []).entries()) {
      const model = models.get(id);
      if (model === undefined) continue;
      const { status, price, sold } = model.data;
      const [reason, key] =
        status !== 'current'
          ? [`it is ${status}`, 'status']
          : price === undefined
            ? ['it has no price', 'id']
            : sold === false
              ? ['it says sold: false', 'sold']
              : [null, ''];
      if (reason === null) continue;
      yield {
        at: valueAt(contract.truthPath, ['bot', 'free_tier', 'models', index]),
        text: `${id} is free, but it is not offered: ${reason}.`,
        hint: 'Name a model that is offered.',
        related: [{ at: valueAt(model.path, [key]), text: 'the model' }],
      };
    }
  },
};
