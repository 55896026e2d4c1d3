import { keyAt } from '../../diagnostics/address.ts';
import { createdTables } from '../sql/created-tables.ts';
import type { VerifyRule } from '../verify-rule.ts';

/** Every table that SQL migrations make is declared with its purpose. */
export const tableUndeclared: VerifyRule = {
  code: 'table-undeclared',
  scope: 'cheap',
  *check(view) {
    const { tables, contract } = view.policy;
    const declared = new Set(tables.map(({ name }) => name));
    for (const { name, at } of createdTables(view).values()) {
      if (declared.has(name)) continue;
      yield {
        at,
        text: `Migrations make the table ${name}, which database.tables does not declare.`,
        hint: 'Declare it there with its purpose, or rename it to the one that is declared.',
        related: [
          { at: keyAt(contract, ['database', 'tables']), text: 'tables are declared here' },
        ],
      };
    }
  },
};
