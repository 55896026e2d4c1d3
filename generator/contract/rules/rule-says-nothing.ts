import { type DataPath, keyAt } from '../../diagnostics/address.ts';
import { modelsOf, type Requirement } from '../model-data.ts';
import type { Rule, RuleFinding } from '../rule.ts';

const SAYING: readonly (keyof Requirement)[] = [
  'required',
  'properties',
  'anyOf',
  'oneOf',
  'x-difference',
  'x-total-items',
  'x-total-length',
];

/** A rule across parameters requires something. */
export const ruleSaysNothing: Rule = {
  code: 'rule-says-nothing',
  reads: ['catalogue'],
  scope: 'model',
  *check(contract) {
    for (const { path: file, data } of modelsOf(contract)) {
      for (const [index, rule] of (data.input.allOf ?? []).entries()) {
        const path = ['input', 'allOf', index];
        if (rule.then === undefined && !saysSomething(rule)) {
          yield {
            at: keyAt(file, path),
            text: 'This rule has words, but no requirement.',
            allowed: [...SAYING],
            hint: 'Say what must hold, or move the words to x-note of the parameter.',
          };
        }
        yield* unusedRequirement(file, path, rule);
        yield* differenceWithoutLimit(file, path, rule);
        if (rule.then !== undefined) {
          yield* differenceWithoutLimit(file, [...path, 'then'], rule.then);
        }
      }
    }
  },
};

function saysSomething(requirement: Requirement): boolean {
  return SAYING.some((key) => requirement[key] !== undefined);
}

/** Beside `if` and `then` nothing else is read. */
function* unusedRequirement(
  file: string,
  path: DataPath,
  rule: Requirement & { readonly then?: Requirement },
): Generator<RuleFinding> {
  if (rule.then === undefined) return;
  for (const key of SAYING) {
    if (rule[key] === undefined) continue;
    yield {
      at: keyAt(file, [...path, key]),
      text: `${key} beside if and then is not read.`,
      hint: 'Move it into then, or make a rule of its own.',
    };
  }
}

function* differenceWithoutLimit(
  file: string,
  path: DataPath,
  requirement: Requirement,
): Generator<RuleFinding> {
  const limits = requirement['x-difference'];
  if (limits === undefined) return;
  const { minimum, maximum, exclusiveMinimum } = limits;
  if (minimum !== undefined || maximum !== undefined || exclusiveMinimum !== undefined) return;
  yield {
    at: keyAt(file, [...path, 'x-difference']),
    text: 'This difference has no limit.',
    allowed: ['minimum', 'maximum', 'exclusiveMinimum'],
  };
}
