import { type DataPath, valueAt } from '../../diagnostics/address.ts';
import { ownEntry } from '../own-entry.ts';
import type { Rule } from '../rule.ts';
import { type EnvEntry, sectionsOf } from '../sections.ts';

interface Use {
  readonly path: DataPath;
  readonly needed: string;
  fits(variable: EnvEntry): boolean;
}

const isSecret = ({ secret, type }: EnvEntry): boolean => secret === true && type === 'string';

const USES: readonly Use[] = [
  {
    path: ['entrypoint', 'port_env'],
    needed: 'a port is an integer',
    fits: ({ type }) => type === 'integer',
  },
  {
    path: ['security', 'admins_env'],
    needed: 'admins are an integer_list',
    fits: ({ type }) => type === 'integer_list',
  },
  {
    path: ['security', 'webhook_secret', 'env'],
    needed: 'this one proves who calls, so it is a string with secret: true',
    fits: isSecret,
  },
  {
    path: ['security', 'kie_callback', 'hmac_env'],
    needed: 'this one signs callbacks, so it is a string with secret: true',
    fits: isSecret,
  },
  {
    path: ['payments', 'rub_invoice', 'enabled_by_env'],
    needed: 'this one takes money, so it is a string with secret: true',
    fits: isSecret,
  },
];

/** Variables that other sections name are of the kind that their use needs. */
export const variableKind: Rule = {
  code: 'variable-kind',
  reads: ['env'],
  *check(contract) {
    const variables = sectionsOf(contract).env?.variables ?? {};
    for (const { path, needed, fits } of USES) {
      let name: unknown = contract.truth;
      for (const step of path) name = (name as Record<string, unknown> | undefined)?.[step];
      const variable = typeof name === 'string' ? ownEntry(variables, name) : undefined;
      if (variable === undefined || fits(variable)) continue;
      const secret = variable.secret === true ? 'a secret ' : '';
      yield {
        at: valueAt(contract.truthPath, path),
        text: `${String(name)} is ${secret || 'of the type '}${variable.type}; ${needed}.`,
        allowed: Object.keys(variables).filter((each) => fits(variables[each] as EnvEntry)),
        hint: 'Name a variable of that kind, or change its declaration.',
        related: [
          {
            at: valueAt(contract.truthPath, ['env', 'variables', String(name)]),
            text: 'declared here',
          },
        ],
      };
    }
  },
};
