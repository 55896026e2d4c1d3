import { alertFaults } from '../promql/alert-faults.ts';
import type { Rule } from '../rule.ts';

/** Expressions of alerts name labels that their metrics have. */
export const unknownMetricLabel: Rule = {
  code: 'unknown-metric-label',
  reads: ['observability'],
  check: (contract) => alertFaults(contract, 'unknown-metric-label'),
};
