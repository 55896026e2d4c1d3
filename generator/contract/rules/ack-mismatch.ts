import { valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

/**
 * The queue and the routes that fill it promise the same: how soon, and what counts as the same
 * update.
 */
export const ackMismatch: Rule = {
  code: 'ack-mismatch',
  reads: ['queue', 'routes'],
  *check(contract) {
    const { queue, routes = [] } = sectionsOf(contract);
    if (queue === undefined) return;
    const file = contract.truthPath;
    for (const [index, route] of routes.entries()) {
      if (route.fast_ack === true && route.sla_ms !== queue.fast_ack_ms) {
        yield {
          at: valueAt(file, ['routes', index, 'sla_ms']),
          text: `Route ${route.id} acknowledges within ${route.sla_ms} ms, the queue promises ${queue.fast_ack_ms} ms.`,
          related: [{ at: valueAt(file, ['queue', 'fast_ack_ms']), text: 'promised here' }],
        };
      }
      const key = route.deduplicate_by;
      if (key !== undefined && key !== queue.deduplicate_by) {
        yield {
          at: valueAt(file, ['routes', index, 'deduplicate_by']),
          text: `Route ${route.id} tells updates apart by ${key}, the queue by ${queue.deduplicate_by}.`,
          related: [{ at: valueAt(file, ['queue', 'deduplicate_by']), text: 'said here' }],
        };
      }
    }
  },
};
