import { valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { schemaMentions } from '../schema-mentions.ts';
import { sectionsOf } from '../sections.ts';
import { unknownName } from '../unknown-name.ts';

/** Bodies and answers of routes name declared schemas. */
export const unknownSchema: Rule = {
  code: 'unknown-schema',
  reads: ['routes', 'schemas'],
  *check(contract) {
    const { routes = [], schemas = {} } = sectionsOf(contract);
    for (const { name, path, role } of schemaMentions(routes)) {
      if (Object.hasOwn(schemas, name)) continue;
      yield unknownName({
        at: valueAt(contract.truthPath, path),
        name,
        names: Object.keys(schemas),
        text: `${role} has the schema ${name}, which schemas does not declare.`,
      });
    }
  },
};
