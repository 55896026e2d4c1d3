import { valueAt } from '../diagnostics/address.ts';
import type { ContractData } from './contract-data.ts';
import { modelsOf } from './model-data.ts';
import type { RuleFinding } from './rule.ts';
import { unknownName } from './unknown-name.ts';

/** Models of which the family or the task has no label: people would see a bare id. */
export function* unlabelled(
  contract: ContractData,
  field: 'family' | 'task',
  section: 'families' | 'tasks',
): Generator<RuleFinding> {
  const labels = contract.labels[section] as Readonly<Record<string, unknown>>;
  for (const { path, data } of modelsOf(contract)) {
    const name = data[field];
    if (Object.hasOwn(labels, name)) continue;
    const found = unknownName({
      at: valueAt(path, [field]),
      name,
      names: Object.keys(labels),
      text: `${data.id} has the ${field} ${name}, which ${contract.labelsPath} does not name.`,
      hint: `Add it under ${section} of ${contract.labelsPath}, or take one that is there.`,
    });
    yield { ...found, group: name };
  }
}
