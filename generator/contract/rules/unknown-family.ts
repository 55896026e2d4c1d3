import type { Rule } from '../rule.ts';
import { unlabelled } from '../unlabelled.ts';

/** The family of every model has a name for people. */
export const unknownFamily: Rule = {
  code: 'unknown-family',
  reads: ['catalogue', 'labels'],
  scope: 'model',
  check: (contract) => unlabelled(contract, 'family', 'families'),
};
