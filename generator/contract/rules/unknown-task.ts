import { valueAt } from '../../diagnostics/address.ts';
import { modelsOf } from '../model-data.ts';
import type { Rule } from '../rule.ts';
import { unknownName } from '../unknown-name.ts';

/** The task of every model has a name for people. */
export const unknownTask: Rule = {
  code: 'unknown-task',
  reads: ['catalogue', 'labels'],
  scope: 'model',
  *check(contract) {
    const tasks = contract.labels['tasks'] as Readonly<Record<string, unknown>>;
    for (const { path, data } of modelsOf(contract)) {
      if (Object.hasOwn(tasks, data.task)) continue;
      const found = unknownName({
        at: valueAt(path, ['task']),
        name: data.task,
        names: Object.keys(tasks),
        text: `${data.id} has the task ${data.task}, which ${contract.labelsPath} does not name.`,
        hint: `Add it under tasks of ${contract.labelsPath}, or take one that is there.`,
      });
      yield { ...found, group: data.task };
    }
  },
};
