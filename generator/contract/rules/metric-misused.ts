import { alertFaults } from '../promql/alert-faults.ts';
import type { Rule } from '../rule.ts';

/** Expressions of alerts ask of a metric what its type can tell. */
export const metricMisused: Rule = {
  code: 'metric-misused',
  reads: ['observability'],
  check: (contract) => alertFaults(contract, 'metric-misused'),
};
