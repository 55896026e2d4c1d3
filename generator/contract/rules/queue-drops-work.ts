import { valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

/** Nothing that was acknowledged is dropped. */
export const queueDropsWork: Rule = {
  code: 'queue-drops-work',
  reads: ['queue'],
  *check(contract) {
    const policy = sectionsOf(contract).queue?.drop_policy;
    if (policy === undefined || policy === 'none') return;
    yield {
      at: valueAt(contract.truthPath, ['queue', 'drop_policy']),
      text: `queue.drop_policy is ${policy}: a user whose message is dropped gets no answer.`,
      allowed: ['none'],
      fix: { title: 'Replace with none', replacement: 'none' },
    };
  },
};
