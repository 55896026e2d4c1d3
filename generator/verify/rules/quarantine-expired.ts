import { valueAt } from '../../diagnostics/address.ts';
import type { VerifyRule } from '../verify-rule.ts';

/** What is in quarantine is deleted by its day. On that day itself it may still be there. */
export const quarantineExpired: VerifyRule = {
  code: 'quarantine-expired',
  scope: 'cheap',
  *check(view) {
    for (const [index, { file, expires }] of view.policy.quarantine.items.entries()) {
      if (expires >= view.today) continue;
      yield {
        at: valueAt(view.policy.contract, ['legacy', 'items', index, 'expires']),
        text: `The time of ${file} ended on ${expires}, and today is ${view.today}.`,
        hint: 'Nothing reaches it: delete the file and this entry. Version control keeps it.',
      };
    }
  },
};
