import { keyAt } from '../../diagnostics/address.ts';
import { nearestName } from '../../runtime/nearest-name.ts';
import type { ContractData } from '../contract-data.ts';
import { labelKey } from '../label-key.ts';
import { modelsOf } from '../model-data.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { isParameter, parameterSchemas } from '../value-schemas.ts';

type Keyed = Readonly<Record<string, unknown>>;

/**
 * Every label is shown by some model. Not asked while a model file cannot be read: it might show
 * it.
 */
export const labelUnused: Rule = {
  code: 'label-unused',
  reads: ['catalogue', 'labels'],
  scope: 'catalogue',
  *check(contract) {
    if (contract.models.length < contract.modelIds.size) return;
    const shown = shownBy(contract);
    for (const list of ['tasks', 'families', 'parameters'] as const) {
      const labels = contract.labels[list] as Keyed;
      const unnamed = [...shown[list]].filter((name) => !Object.hasOwn(labels, name));
      for (const name of Object.keys(labels)) {
        if (shown[list].has(name) || isMisspelt(name, list, unnamed)) continue;
        yield unused(contract, [list, name], `${ONE[list]} ${name}`);
      }
    }
    for (const name of Object.keys((contract.labels['examples'] ?? {}) as Keyed)) {
      if (shown.tasks.has(name)) continue;
      yield unused(contract, ['examples', name], `${ONE.tasks} ${name}`);
    }
    const searched = (contract.labels['search_words'] ?? {}) as Readonly<Record<string, Keyed>>;
    for (const list of ['tasks', 'families'] as const) {
      for (const name in searched[list]) {
        if (shown[list].has(name)) continue;
        yield unused(contract, ['search_words', list, name], `${ONE[list]} ${name}`);
      }
    }
    const values = (contract.labels['values'] ?? {}) as Readonly<Record<string, Keyed>>;
    for (const name in values) {
      for (const value in values[name]) {
        if (shown.values.has(`${name}=${value}`)) continue;
        yield unused(
          contract,
          ['values', name, value],
          `parameter ${name} with the value ${value}`,
        );
      }
    }
  },
};

/** Whether a model means this label and spells it otherwise, which is said of the model. */
function isMisspelt(name: string, list: keyof typeof ONE, unnamed: readonly string[]): boolean {
  if (list !== 'parameters') return unnamed.length > 0;
  return unnamed.some((each) => nearestName(each, [name]) !== null);
}

const ONE = { tasks: 'task', families: 'family', parameters: 'parameter' } as const;

function unused(contract: ContractData, path: readonly string[], what: string): RuleFinding {
  return { at: keyAt(contract.labelsPath, path), text: `No model has a ${what}.` };
}

type Shown = Readonly<Record<'tasks' | 'families' | 'parameters' | 'values', ReadonlySet<string>>>;

function shownBy(contract: ContractData): Shown {
  const models = modelsOf(contract);
  const parameters = new Set<string>();
  const values = new Set<string>();
  for (const located of parameterSchemas(contract)) {
    const { schema, path } = located;
    if (!isParameter(located)) continue;
    const key = labelKey(String(path.at(-1)));
    const hasOwn = schema['x-label'] !== undefined && schema['x-hint'] !== undefined;
    if (!hasOwn) parameters.add(key);
    for (const value of schema.enum ?? []) values.add(`${key}=${value}`);
    for (const value of schema.items?.enum ?? []) values.add(`${key}=${value}`);
  }
  return {
    tasks: new Set(models.map(({ data }) => data.task)),
    families: new Set(models.map(({ data }) => data.family)),
    parameters,
    values,
  };
}
