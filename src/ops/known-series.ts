import { forbiddenPatterns } from '../../generated/log-policy.ts';
import { tasks } from '../../generated/queue.ts';
import type { Meter } from './meter.ts';

/** What an alarm asks for as an increase. */
const VENDOR_ERRORS = ['out-of-credits', 'bad-key', 'model-unknown', 'unavailable'] as const;
const DELIVERY_FAILURES = ['gone', 'refused', 'unreachable', 'fault'] as const;

/**
 * Lets series that alarms ask for begin at zero: one that begins at one has never increased, and
 * the first fault of a kind would go unseen.
 */
export function beginKnownSeries(meter: Meter): void {
  for (const { id } of forbiddenPatterns)
    meter.count('forbidden_patterns_total', { pattern: id }, 0);
  for (const kind of VENDOR_ERRORS) {
    for (const operation of ['create', 'read', 'upload']) {
      meter.count('vendor_errors_total', { operation, kind }, 0);
    }
  }
  for (const kind of DELIVERY_FAILURES) meter.count('delivery_failures_total', { kind }, 0);
  for (const task of Object.keys(tasks)) {
    for (const outcome of ['done', 'failed', 'given-up']) {
      meter.count('jobs_total', { task, outcome }, 0);
    }
  }
  for (const mode of ['ACTIVE', 'PASSIVE']) meter.count('mode_changes_total', { mode }, 0);
}
