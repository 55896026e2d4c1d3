import { valueAt } from '../../diagnostics/address.ts';
import { authentications } from '../authentications.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';
import { unknownName } from '../unknown-name.ts';

/** How a route tells its caller is described under security. */
export const unknownAuthentication: Rule = {
  code: 'unknown-authentication',
  reads: ['routes'],
  *check(contract) {
    for (const [index, { id, authentication }] of (sectionsOf(contract).routes ?? []).entries()) {
      if (authentication === undefined || authentications.includes(authentication)) continue;
      yield unknownName({
        at: valueAt(contract.truthPath, ['routes', index, 'authentication']),
        name: authentication,
        names: authentications,
        text: `Route ${id} is guarded by ${authentication}, which security does not describe.`,
      });
    }
  },
};
