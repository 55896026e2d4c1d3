import { keyAt } from '../../diagnostics/address.ts';
import { nearestName } from '../../runtime/nearest-name.ts';
import type { Rule } from '../rule.ts';
import { schemaMentions } from '../schema-mentions.ts';
import { sectionsOf } from '../sections.ts';

/** Every schema is the body or the answer of some route. */
export const unusedSchema: Rule = {
  code: 'unused-schema',
  reads: ['routes', 'schemas'],
  *check(contract) {
    const { routes = [], schemas = {} } = sectionsOf(contract);
    const used = new Set([...schemaMentions(routes)].map(({ name }) => name));
    const misspelt = [...used].filter((name) => !Object.hasOwn(schemas, name));
    for (const name of Object.keys(schemas)) {
      if (used.has(name) || misspelt.some((each) => nearestName(each, [name]) !== null)) continue;
      yield {
        at: keyAt(contract.truthPath, ['schemas', name]),
        text: `No route has the schema ${name} as its body or as an answer.`,
      };
    }
  },
};
