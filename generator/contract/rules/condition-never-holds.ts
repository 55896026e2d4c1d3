import { valueAt } from '../../diagnostics/address.ts';
import { ownEntry } from '../own-entry.ts';
import type { Rule } from '../rule.ts';
import { type EnvEntry, sectionsOf } from '../sections.ts';
import { described } from '../shape-sentence.ts';
import { suggested } from '../suggestion.ts';
import type { Scalar } from '../value-schema.ts';

/** `required: { when }` compares with values that the other variable can have. */
export const conditionNeverHolds: Rule = {
  code: 'condition-never-holds',
  reads: ['env'],
  *check(contract) {
    const { variables = {} } = sectionsOf(contract).env ?? {};
    for (const [name, { required }] of Object.entries(variables)) {
      if (typeof required !== 'object') continue;
      for (const [other, value] of Object.entries(required.when)) {
        const at = valueAt(contract.truthPath, [
          'env',
          'variables',
          name,
          'required',
          'when',
          other,
        ]);
        const declared = ownEntry(variables, other);
        if (other === name) {
          const text = `Whether ${name} is required cannot depend on ${name} itself.`;
          yield { at, text, hint: 'Compare with another variable.' };
        }
        if (declared === undefined || other === name) continue;
        const problem = problemOf(value, declared);
        if (problem === null) continue;
        yield {
          at,
          text: `${name} is required when ${other} is ${described(value)}, but ${other} ${problem}.`,
          ...(declared.values === undefined ? {} : { allowed: declared.values }),
          ...suggested(String(value), declared.values ?? []),
        };
      }
    }
  },
};

function problemOf(value: Scalar, { type, values, minimum, maximum }: EnvEntry): string | null {
  if (type === 'enum') return values?.includes(String(value)) === true ? null : 'has no such value';
  if (type === 'boolean') return typeof value === 'boolean' ? null : 'is true or false';
  if (type === 'integer' || type === 'number') {
    if (typeof value !== 'number') return 'is a number';
    if (type === 'integer' && !Number.isInteger(value)) return 'is a whole number';
    if (minimum !== undefined && value < minimum) return `is at least ${minimum}`;
    if (maximum !== undefined && value > maximum) return `is at most ${maximum}`;
    return null;
  }
  return typeof value === 'string' ? null : 'is a text';
}
