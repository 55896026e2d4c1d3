import type { Rule } from '../rule.ts';
import { unlabelled } from '../unlabelled.ts';

/** The task of every model has a name for people. */
export const unknownTask: Rule = {
  code: 'unknown-task',
  reads: ['catalogue', 'labels'],
  scope: 'model',
  check: (contract) => unlabelled(contract, 'task', 'tasks'),
};
