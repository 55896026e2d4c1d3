import { valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';
import { unknownName } from '../unknown-name.ts';

/** Routes that smoke scenarios ask are declared. */
export const unknownRoute: Rule = {
  code: 'unknown-route',
  reads: ['routes', 'smoke'],
  *check(contract) {
    const { routes = [], smoke = [] } = sectionsOf(contract);
    const names = routes.map(({ id }) => id);
    for (const [index, { id, route }] of smoke.entries()) {
      if (route === undefined || names.includes(route)) continue;
      yield unknownName({
        at: valueAt(contract.truthPath, ['smoke', index, 'route']),
        name: route,
        names,
        text: `Scenario ${id} asks the route ${route}, which routes does not declare.`,
      });
    }
  },
};
