import { valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

/** Every worker of the queue can have a connection, and requests too. */
export const poolTooSmall: Rule = {
  code: 'pool-too-small',
  reads: ['database', 'queue'],
  *check(contract) {
    const { database, queue } = sectionsOf(contract);
    if (database === undefined || queue === undefined) return;
    const { max } = database.pool;
    if (max > queue.workers) return;
    yield {
      at: valueAt(contract.truthPath, ['database', 'pool', 'max']),
      text: `The pool has ${max} connections for ${queue.workers} workers of the queue; requests need one more.`,
      related: [{ at: valueAt(contract.truthPath, ['queue', 'workers']), text: 'workers' }],
    };
  },
};
