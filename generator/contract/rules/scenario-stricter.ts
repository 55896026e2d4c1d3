import { valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

/** A scenario gives a route no less time than the route promises to take. */
export const scenarioStricter: Rule = {
  code: 'scenario-stricter',
  reads: ['smoke', 'routes'],
  *check(contract) {
    const { smoke = [], routes = [] } = sectionsOf(contract);
    for (const [index, scenario] of smoke.entries()) {
      const at = routes.findIndex(({ id }) => id === scenario.route);
      const route = routes[at];
      if (route === undefined || scenario.sla_ms >= route.sla_ms) continue;
      yield {
        at: valueAt(contract.truthPath, ['smoke', index, 'sla_ms']),
        text: `${scenario.id} fails after ${scenario.sla_ms} ms, but route ${route.id} may take ${route.sla_ms} ms.`,
        related: [
          { at: valueAt(contract.truthPath, ['routes', at, 'sla_ms']), text: 'promised here' },
        ],
      };
    }
  },
};
