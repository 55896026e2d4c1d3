import { valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';
import { unknownName } from '../unknown-name.ts';

/** The table that records migrations is declared like every other. */
export const unknownTable: Rule = {
  code: 'unknown-table',
  reads: ['database'],
  *check(contract) {
    const { database } = sectionsOf(contract);
    if (database?.tables === undefined) return;
    const name = database.migrations.table;
    if (Object.hasOwn(database.tables, name)) return;
    yield unknownName({
      at: valueAt(contract.truthPath, ['database', 'migrations', 'table']),
      name,
      names: Object.keys(database.tables),
      text: `Migrations are recorded in ${name}, which database.tables does not declare.`,
      hint: 'Declare the table with its purpose, or name the one that is meant.',
    });
  },
};
