import { type DataPath, valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { type Sections, sectionsOf } from '../sections.ts';
import { unknownName } from '../unknown-name.ts';

/** Scenarios that invariants and release lists rely on are declared. */
export const unknownScenario: Rule = {
  code: 'unknown-scenario',
  reads: ['smoke'],
  *check(contract) {
    const sections = sectionsOf(contract);
    const names = (sections.smoke ?? []).map(({ id }) => id);
    for (const { name, path } of mentions(sections)) {
      if (names.includes(name)) continue;
      yield unknownName({
        at: valueAt(contract.truthPath, path),
        name,
        names,
        text: `Scenario ${name} is not declared under smoke.`,
      });
    }
  },
};

function* mentions(sections: Sections): Generator<{ name: string; path: DataPath }> {
  for (const [index, { enforced_by }] of (sections.invariants ?? []).entries()) {
    for (const [at, { scenario }] of enforced_by.entries()) {
      const path = ['invariants', index, 'enforced_by', at, 'scenario'];
      if (scenario !== undefined) yield { name: scenario, path };
    }
  }
  for (const list of ['checklist', 'definition_of_done'] as const) {
    for (const [index, { evidence }] of (sections.release?.[list] ?? []).entries()) {
      const path = ['release', list, index, 'evidence', 'scenario'];
      if (evidence.scenario !== undefined) yield { name: evidence.scenario, path };
    }
  }
}
