import { type Address, type DataPath, valueAt } from '../../diagnostics/address.ts';
import type { ContractData } from '../contract-data.ts';
import { repeated } from '../repeated.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { type Sections, sectionsOf } from '../sections.ts';

interface Named {
  readonly name: string;
  readonly at: Address;
}

/** Within each list of things with ids, and within a locale file, an id stands once. */
export const duplicateId: Rule = {
  code: 'duplicate-id',
  reads: [],
  *check(contract) {
    for (const list of lists(sectionsOf(contract))) {
      const entries = list.names.map((name, index): Named => {
        const at = valueAt(contract.truthPath, [...list.path, index, list.key]);
        return { name, at };
      });
      yield* duplicates(
        entries,
        (name) => `There are two ${list.things} with the ${list.key} ${name}.`,
      );
    }
    yield* messages(contract);
  },
};

interface List {
  readonly path: DataPath;
  readonly key: string;
  readonly things: string;
  readonly names: readonly string[];
}

function lists(sections: Sections): List[] {
  const { routes = [], smoke = [], invariants = [], release, observability, bot } = sections;
  const ids = (entries: readonly { readonly id: string }[] | undefined): string[] =>
    (entries ?? []).map(({ id }) => id);
  return [
    { path: ['routes'], key: 'id', things: 'routes', names: ids(routes) },
    { path: ['smoke'], key: 'id', things: 'scenarios', names: ids(smoke) },
    { path: ['smoke'], key: 'name', things: 'scenarios', names: smoke.map(({ name }) => name) },
    { path: ['invariants'], key: 'id', things: 'invariants', names: ids(invariants) },
    {
      path: ['observability', 'forbidden_patterns'],
      key: 'id',
      things: 'forbidden patterns',
      names: ids(observability?.forbidden_patterns),
    },
    {
      path: ['release', 'checklist'],
      key: 'id',
      things: 'entries',
      names: ids(release?.checklist),
    },
    {
      path: ['release', 'definition_of_done'],
      key: 'id',
      things: 'entries',
      names: ids(release?.definition_of_done),
    },
    {
      path: ['bot', 'commands'],
      key: 'command',
      things: 'entries',
      names: (bot?.commands ?? []).map(({ command }) => command),
    },
  ];
}

function* messages({ locales }: ContractData): Generator<RuleFinding> {
  for (const { path, messages: all } of locales) {
    const entries = all.map(({ key, range }): Named => ({ name: key, at: { file: path, range } }));
    yield* duplicates(entries, (name) => `The message ${name} stands in this file twice.`);
  }
}

function* duplicates(
  entries: readonly Named[],
  textOf: (name: string) => string,
): Generator<RuleFinding> {
  for (const { entry, first, name } of repeated(entries, (each) => each.name)) {
    yield {
      at: entry.at,
      text: textOf(name),
      related: [{ at: first.at, text: 'first given here' }],
    };
  }
}
