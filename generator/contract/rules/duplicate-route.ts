import { valueAt } from '../../diagnostics/address.ts';
import { repeated } from '../repeated.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

/** A request belongs to one route: names of path parameters do not tell routes apart. */
export const duplicateRoute: Rule = {
  code: 'duplicate-route',
  reads: ['routes'],
  *check(contract) {
    const routes = [...(sectionsOf(contract).routes ?? []).entries()];
    const requests = ([, { method, path }]: (typeof routes)[number]): string =>
      `${method} ${path.replace(/\{\w+\}/g, '{}')}`;
    for (const { entry, first } of repeated(routes, requests)) {
      const [index, { id, method, path }] = entry;
      const [firstIndex, other] = first;
      yield {
        at: valueAt(contract.truthPath, ['routes', index, 'path']),
        text: `Route ${id} answers ${method} ${path}, as route ${other.id} does.`,
        hint: 'Give one of them another path or method, or remove it.',
        related: [
          {
            at: valueAt(contract.truthPath, ['routes', firstIndex, 'path']),
            text: `route ${other.id}`,
          },
        ],
      };
    }
  },
};
