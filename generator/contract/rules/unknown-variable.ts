import { type Address, type DataPath, keyAt, valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { type Sections, sectionsOf } from '../sections.ts';
import { unknownName } from '../unknown-name.ts';

/** Where the contract names a variable of its environment. */
const NAMED_AT: readonly DataPath[] = [
  ['entrypoint', 'port_env'],
  ['security', 'webhook_secret', 'env'],
  ['security', 'kie_callback', 'hmac_env'],
  ['security', 'admins_env'],
  ['payments', 'rub_invoice', 'enabled_by_env'],
];

/** A name in never_log that begins like this is a variable; others are fields of log lines. */
const VARIABLE_LIKE = /^[A-Z][A-Z0-9]*_/;

/** Variables that other sections name are declared. */
export const unknownVariable: Rule = {
  code: 'unknown-variable',
  reads: ['env'],
  *check(contract) {
    const sections = sectionsOf(contract);
    const variables = sections.env?.variables ?? {};
    for (const { name, at } of mentions(sections, contract.truthPath)) {
      if (Object.hasOwn(variables, name)) continue;
      yield unknownName({
        at,
        name,
        names: Object.keys(variables),
        text: `${name} is not a variable of env.variables.`,
      });
    }
  },
};

function* mentions(sections: Sections, file: string): Generator<{ name: string; at: Address }> {
  for (const path of NAMED_AT) {
    let value: unknown = sections;
    for (const step of path) value = (value as Record<string, unknown> | undefined)?.[step];
    if (typeof value === 'string') yield { name: value, at: valueAt(file, path) };
  }
  for (const [index, name] of (sections.observability?.never_log ?? []).entries()) {
    if (!VARIABLE_LIKE.test(name)) continue;
    yield { name, at: valueAt(file, ['observability', 'never_log', index]) };
  }
  for (const [variable, { required }] of Object.entries(sections.env?.variables ?? {})) {
    if (typeof required !== 'object') continue;
    for (const name of Object.keys(required.when)) {
      yield { name, at: keyAt(file, ['env', 'variables', variable, 'required', 'when', name]) };
    }
  }
}
