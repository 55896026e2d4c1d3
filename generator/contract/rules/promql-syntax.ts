import { alertFaults } from '../promql/alert-faults.ts';
import type { Rule } from '../rule.ts';

/** Expressions of alerts can be read. */
export const promqlSyntax: Rule = {
  code: 'promql-syntax',
  reads: ['observability'],
  check: (contract) => alertFaults(contract, 'promql-syntax'),
};
