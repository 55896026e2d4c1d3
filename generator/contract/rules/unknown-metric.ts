import { alertFaults } from '../promql/alert-faults.ts';
import type { Rule } from '../rule.ts';

/** Expressions of alerts name metrics that are declared. */
export const unknownMetric: Rule = {
  code: 'unknown-metric',
  reads: ['observability'],
  check: (contract) => alertFaults(contract, 'unknown-metric'),
};
