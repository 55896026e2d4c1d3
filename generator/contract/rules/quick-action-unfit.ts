import { keyAt, valueAt } from '../../diagnostics/address.ts';
import { modelsOf } from '../model-data.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { type QuickAction, sectionsOf } from '../sections.ts';
import { described } from '../shape-sentence.ts';
import { suggested } from '../suggestion.ts';
import { misfit } from '../value-fit.ts';
import type { ValueSchema } from '../value-schema.ts';

/** Every ready task can be started: its model is offered, and takes what the task fills in. */
export const quickActionUnfit: Rule = {
  code: 'quick-action-unfit',
  reads: ['bot', 'catalogue'],
  scope: 'catalogue',
  *check(contract) {
    const { truthPath } = contract;
    const models = new Map(modelsOf(contract).map(({ data }) => [data.id, data]));
    const actions = sectionsOf(contract).bot?.quick_actions ?? {};
    for (const [name, action] of Object.entries(actions)) {
      const path = ['bot', 'quick_actions', name];
      const model = models.get(action.model);
      if (model === undefined) {
        // A file that cannot be read is said there.
        if (contract.modelIds.has(action.model)) continue;
        yield {
          at: valueAt(truthPath, [...path, 'model']),
          text: `${name} starts the model ${action.model}, which the catalogue does not have.`,
          ...suggested(action.model, [...contract.modelIds]),
        };
        continue;
      }
      if (model.status !== 'current' || model.price === undefined || model.sold === false) {
        yield {
          at: valueAt(truthPath, [...path, 'model']),
          text: `${name} starts the model ${action.model}, which is not offered.`,
          hint: 'Name a model that is offered.',
        };
        continue;
      }
      yield* unfitValues(truthPath, path, action, model.input.properties);
    }
  },
};

function* unfitValues(
  file: string,
  path: readonly string[],
  { model, input = {}, texts = {} }: QuickAction,
  parameters: Readonly<Record<string, ValueSchema>>,
): Generator<RuleFinding> {
  const given = [
    ...Object.entries(input).map(([name, value]) => ({ at: ['input', name], name, value })),
    ...Object.entries(texts).flatMap(([name, byLanguage]) =>
      Object.entries(byLanguage).map(([language, value]) => ({
        at: ['texts', name, language],
        name,
        value: value as unknown,
      })),
    ),
  ];
  const unknown = new Set<string>();
  for (const { at, name, value } of given) {
    const schema = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (schema === undefined) {
      if (unknown.has(name)) continue;
      unknown.add(name);
      yield {
        at: keyAt(file, [...path, ...at.slice(0, 2)]),
        text: `${model} has no parameter ${name}.`,
        ...suggested(name, Object.keys(parameters)),
      };
      continue;
    }
    const problem = misfit(value, schema);
    if (problem === null) continue;
    yield {
      at: valueAt(file, [...path, ...at]),
      text: `${name} of ${model} is ${described(value)}; it ${problem}.`,
    };
  }
}
