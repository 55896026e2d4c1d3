import { keyAt } from '../../diagnostics/address.ts';
import { createdTables, mayBeMadeByCode } from '../sql/created-tables.ts';
import type { VerifyRule } from '../verify-rule.ts';

/**
 * Every declared table is made by a migration. The table that records migrations is made by what
 * runs them; one that a migration in code names is taken as made there.
 */
export const tableUncreated: VerifyRule = {
  code: 'table-uncreated',
  scope: 'cheap',
  *check(view) {
    const { tables, contract, migrations, folders } = view.policy;
    const created = createdTables(view);
    for (const { name } of tables) {
      if (name === migrations.table || created.has(name) || mayBeMadeByCode(view, name)) continue;
      yield {
        at: keyAt(contract, ['database', 'tables', name]),
        text: `No migration in ${folders.migrations} makes the table ${name}, or a later one drops it.`,
        hint: 'Add a migration that makes it, or remove the declaration.',
        allowed: [...created.keys()],
      };
    }
  },
};
