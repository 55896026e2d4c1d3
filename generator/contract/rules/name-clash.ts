import { type Address, keyAt, valueAt } from '../../diagnostics/address.ts';
import type { ContractData } from '../contract-data.ts';
import { modelsOf } from '../model-data.ts';
import { repeated } from '../repeated.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

interface Named {
  readonly name: string;
  readonly at: Address;
}

/** Ids of one kind stay different when they become names in generated code. */
export const nameClash: Rule = {
  code: 'name-clash',
  reads: [],
  scope: 'catalogue',
  *check(contract) {
    for (const kind of kinds(contract)) {
      const byId = new Map(kind.map((each) => [each.name, each]));
      for (const { entry, first } of repeated(byId.values(), ({ name }) => inCode(name))) {
        yield {
          at: entry.at,
          text: `${entry.name} and ${first.name} both become ${inCode(entry.name)} in generated code.`,
          hint: 'Rename one of the two.',
          related: [{ at: first.at, text: 'the other one' }],
        };
      }
    }
  },
};

/** The id without its separators, each word with a capital. */
function inCode(id: string): string {
  return id.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/g, (_, first: string) =>
    first.toUpperCase(),
  );
}

function kinds(contract: ContractData): Named[][] {
  const { truthPath: file } = contract;
  const { routes = [], schemas = {}, security, bot } = sectionsOf(contract);
  const keys = (names: object | undefined, ...path: string[]): Named[] =>
    Object.keys(names ?? {}).map((name) => ({ name, at: keyAt(file, [...path, name]) }));
  return [
    routes.map(({ id }, index) => ({ name: id, at: valueAt(file, ['routes', index, 'id']) })),
    keys(schemas, 'schemas'),
    keys(security?.rate_limits, 'security', 'rate_limits'),
    keys(bot?.limits, 'bot', 'limits'),
    modelsOf(contract).map(({ path, data }) => ({ name: data.id, at: valueAt(path, ['id']) })),
  ];
}
