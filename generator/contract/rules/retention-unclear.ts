import { keyAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

/** Of every table it is said what becomes of its rows, and nothing speaks against it. */
export const retentionUnclear: Rule = {
  code: 'retention-unclear',
  reads: ['database'],
  *check(contract) {
    for (const [name, table] of Object.entries(sectionsOf(contract).database?.tables ?? {})) {
      const { retention_days: days, kept, append_only: isAppendOnly } = table;
      const at = (...key: string[]) =>
        keyAt(contract.truthPath, ['database', 'tables', name, ...key]);
      if (days === undefined && kept === undefined) {
        yield {
          at: at(),
          text: `Nothing says what becomes of the rows of ${name}.`,
          hint: 'Say retention_days: after how many days they go; or kept: why they stay for ever.',
        };
      } else if (days !== undefined && kept !== undefined) {
        yield {
          at: at('kept'),
          text: `The rows of ${name} go after ${days} days, and are kept for ever.`,
          related: [{ at: at('retention_days'), text: 'when they go' }],
          hint: 'Remove one of the two.',
        };
      } else if (days !== undefined && isAppendOnly === true) {
        yield {
          at: at('retention_days'),
          text: `The rows of ${name} go after ${days} days, and the table refuses deletions.`,
          related: [{ at: at('append_only'), text: 'what refuses them' }],
          hint: 'Say in kept why they stay for ever, or take append_only away.',
        };
      }
    }
  },
};
