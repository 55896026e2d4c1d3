import { keyAt, valueAt } from '../../diagnostics/address.ts';
import { nearestName } from '../../runtime/nearest-name.ts';
import type { Rule } from '../rule.ts';
import { type RouteEntry, type Sections, sectionsOf } from '../sections.ts';

/** A guarded route declares the header or the query parameter that its guard looks at. */
export const authenticationInput: Rule = {
  code: 'authentication-input',
  reads: ['routes', 'security'],
  *check(contract) {
    const { routes = [], security } = sectionsOf(contract);
    for (const [index, route] of routes.entries()) {
      const proof = proofOf(route, security);
      if (proof === null || Object.hasOwn(route[proof.place] ?? {}, proof.name)) continue;
      const { name, place } = proof;
      const declared = Object.keys(route[place] ?? {});
      const nearest = nearestName(name, declared);
      const path = ['routes', index, place];
      yield {
        at:
          nearest === null
            ? valueAt(contract.truthPath, ['routes', index, 'authentication'])
            : keyAt(contract.truthPath, [...path, nearest]),
        text: `Route ${route.id} is guarded by ${route.authentication}, which reads ${proof.words} ${name}; the route does not declare it.`,
        hint: `Add ${name} under ${place} of the route.`,
        related: [
          {
            at: valueAt(contract.truthPath, ['security', String(route.authentication), proof.key]),
            text: 'named here',
          },
        ],
        ...(nearest === null ? {} : { fix: { title: `Replace with ${name}`, replacement: name } }),
      };
    }
  },
};

interface Proof {
  readonly place: 'headers' | 'query';
  readonly key: 'header' | 'query';
  readonly words: string;
  readonly name: string;
}

function proofOf(route: RouteEntry, security: Sections['security']): Proof | null {
  if (security === undefined) return null;
  if (route.authentication === 'webhook_secret') {
    const { header } = security.webhook_secret;
    return { place: 'headers', key: 'header', words: 'the header', name: header };
  }
  if (route.authentication === 'kie_callback') {
    const { query } = security.kie_callback;
    return { place: 'query', key: 'query', words: 'the query parameter', name: query };
  }
  return null;
}
