import { type DataPath, valueAt } from '../../diagnostics/address.ts';
import { nearestName } from '../../runtime/nearest-name.ts';
import type { Data } from '../contract-data.ts';
import type { Rule } from '../rule.ts';

/** Where the contract names a variable of its environment. */
const NAMED_AT: readonly DataPath[] = [
  ['entrypoint', 'port_env'],
  ['security', 'webhook_secret', 'env'],
  ['security', 'kie_callback', 'hmac_env'],
  ['security', 'admins_env'],
  ['payments', 'rub_invoice', 'enabled_by_env'],
];

/** Variables that other sections name are declared. */
export const unknownVariable: Rule = {
  code: 'unknown-variable',
  reads: ['env', 'entrypoint', 'security', 'payments'],
  *check({ truthPath, truth }) {
    const declared = Object.keys((truth['env'] as { variables: Data }).variables);
    for (const path of NAMED_AT) {
      let value: unknown = truth;
      for (const step of path) value = (value as Record<string, unknown> | undefined)?.[step];
      if (typeof value !== 'string' || declared.includes(value)) continue;
      const nearest = nearestName(value, declared);
      yield {
        at: valueAt(truthPath, path),
        text: `${value} is not a variable of env.variables.`,
        allowed: declared,
        ...(nearest === null ? {} : { nearest }),
      };
    }
  },
};
