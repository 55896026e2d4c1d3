import { keyAt } from '../../diagnostics/address.ts';
import { refusedChanges } from '../sql/append-only-guards.ts';
import { createdTables } from '../sql/created-tables.ts';
import type { VerifyRule } from '../verify-rule.ts';

/**
 * The database itself refuses to change or delete rows of a table that the contract calls
 * append-only. Looks at tables that SQL migrations make.
 */
export const tableNotAppendOnly: VerifyRule = {
  code: 'table-not-append-only',
  scope: 'cheap',
  *check(view) {
    const { tables, contract, migrations } = view.policy;
    const kept = tables.filter(({ name, appendOnly }) => appendOnly && name !== migrations.table);
    if (kept.length === 0) return;
    const created = createdTables(view);
    const refused = refusedChanges(view);
    for (const { name } of kept) {
      const table = created.get(name);
      const open = (['UPDATE', 'DELETE'] as const).filter(
        (change) => refused.get(name)?.has(change) !== true,
      );
      if (table === undefined || open.length === 0) continue;
      yield {
        at: keyAt(contract, ['database', 'tables', name, 'append_only']),
        text: `${name} is append-only, and no migration makes the database refuse ${open.join(' and ')} on it.`,
        hint:
          `Add a migration: CREATE TRIGGER … BEFORE ${open.join(' OR ')} OR TRUNCATE ON ${name} ` +
          'FOR EACH STATEMENT EXECUTE FUNCTION …, whose function raises an exception.',
        related: [{ at: table.at, text: 'the table is made here' }],
      };
    }
  },
};
