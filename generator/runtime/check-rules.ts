import { isLongerThan, isShorterThan, totalCodePoints } from './code-points.ts';
import type { Findings } from './findings.ts';
import type {
  ConditionDescriptor,
  DifferenceRequirement,
  ItemsRequirement,
  JsonRecord,
  LengthRequirement,
  ModelDescriptor,
  RangeRequirement,
  RuleDescriptor,
  SetsRequirement,
} from './model-descriptor.ts';
import { isMultipleOf } from './multiple-of.ts';
import type { Problem } from './problem.ts';
import { itemsProblem, lengthProblem, multipleProblem, rangeProblem } from './problem-words.ts';
import {
  atEach,
  conflictProblem,
  differenceProblem,
  forbiddenProblem,
  missingProblem,
  setsProblem,
  totalItemsProblem,
  totalLengthProblem,
  withRule,
  wrongValueProblem,
} from './rule-words.ts';

/**
 * Checks the rules across parameters. `value` holds what is given, in the documented form as far as
 * possible.
 */
export function checkRules(model: ModelDescriptor, value: JsonRecord, findings: Findings): void {
  for (const rule of model.rules ?? []) {
    if (rule.when?.every((condition) => holds(condition, value)) === false) continue;
    for (const problem of broken(model, rule, value)) {
      const isKnown =
        problem.code === 'missing-with' &&
        findings.problems.some((each) => each.code === 'required' && each.path === problem.path);
      if (!isKnown) findings.add(problem);
    }
  }
}

/**
 * The value of a parameter; undefined when it is not given, also where every object inherits one.
 */
function given(value: JsonRecord, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

function holds(condition: ConditionDescriptor, value: JsonRecord): boolean {
  switch (condition.kind) {
    case 'present':
      return given(value, condition.name) !== undefined;
    case 'absent':
      return given(value, condition.name) === undefined;
    case 'any-present':
      return condition.names.some((name) => given(value, name) !== undefined);
    case 'one-of': {
      const found = given(value, condition.name);
      if (found === undefined) return condition.orAbsent === true;
      return condition.values.some((each) => each === found);
    }
  }
}

/** Problems of a rule whose conditions hold; mostly none. */
function broken(model: ModelDescriptor, rule: RuleDescriptor, value: JsonRecord): Problem[] {
  const { require } = rule;
  switch (require.kind) {
    case 'present':
      return require.names
        .filter((name) => given(value, name) === undefined)
        .map((name) => missingProblem(name, rule));
    case 'absent':
      return require.names
        .filter((name) => given(value, name) !== undefined)
        .map((name) => conflictProblem(name, rule));
    case 'sets':
      return brokenSets(require, rule, value);
    case 'values': {
      const found = given(value, require.name);
      const isRight = found === undefined || require.values.some((each) => each === found);
      return isRight ? [] : [wrongValueProblem(require.name, found, require.values, rule)];
    }
    case 'forbidden-values': {
      const found = given(value, require.name);
      const hit = require.values.find((each) => each === found);
      if (hit === undefined) return [];
      return [forbiddenProblem(model, require.name, hit, require.values, rule)];
    }
    case 'range':
      return brokenRange(require, rule, given(value, require.name));
    case 'length':
      return brokenLength(require, rule, given(value, require.name));
    case 'items':
      return brokenItems(require, rule, given(value, require.name));
    case 'difference':
      return brokenDifference(require, rule, value);
    case 'total-items': {
      const total = require.names.reduce((sum, name) => sum + countOf(given(value, name)), 0);
      if (total <= require.maximum) return [];
      const names = require.names.filter((name) => given(value, name) !== undefined);
      return atEach(new Set(names), totalItemsProblem(require, total, rule));
    }
    case 'total-length': {
      const list = given(value, require.name);
      const total = Array.isArray(list) ? totalCodePoints(list, require.property) : 0;
      return total <= require.maximum ? [] : [totalLengthProblem(require, total, rule)];
    }
  }
}

function countOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return value === undefined ? 0 : 1;
}

function brokenSets(require: SetsRequirement, rule: RuleDescriptor, value: JsonRecord): Problem[] {
  const complete = require.sets.filter((set) =>
    set.every((name) => given(value, name) !== undefined),
  );
  const isRight = require.exactly ? complete.length === 1 : complete.length > 0;
  if (isRight) return [];
  // Too few: whatever is not given would help. Too many: whatever is given is one of too many.
  const names =
    complete.length === 0
      ? require.sets.flat().filter((name) => given(value, name) === undefined)
      : complete.flat();
  return atEach(new Set(names), setsProblem(require, complete, rule));
}

function brokenRange(require: RangeRequirement, rule: RuleDescriptor, found: unknown): Problem[] {
  if (typeof found !== 'number' || !Number.isFinite(found)) return [];
  const { name, multipleOf } = require;
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = require;
  const problems: Problem[] = [];
  if (found < minimum || found > maximum) {
    problems.push(rangeProblem(name, found, minimum, maximum));
  }
  if (multipleOf !== undefined && !isMultipleOf(found, multipleOf)) {
    problems.push(multipleProblem(name, found, multipleOf, minimum, maximum));
  }
  return problems.map((problem) => withRule(problem, rule));
}

function brokenLength(require: LengthRequirement, rule: RuleDescriptor, found: unknown): Problem[] {
  if (typeof found !== 'string') return [];
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = require;
  if (!isLongerThan(found, maxLength) && !isShorterThan(found, minLength)) return [];
  return [withRule(lengthProblem(require.name, found, minLength, maxLength), rule)];
}

function brokenItems(require: ItemsRequirement, rule: RuleDescriptor, found: unknown): Problem[] {
  if (!Array.isArray(found)) return [];
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = require;
  if (found.length >= minItems && found.length <= maxItems) return [];
  return [withRule(itemsProblem(require.name, found.length, minItems, maxItems), rule)];
}

function brokenDifference(
  require: DifferenceRequirement,
  rule: RuleDescriptor,
  value: JsonRecord,
): Problem[] {
  const from = given(value, require.from);
  const to = given(value, require.to);
  if (typeof from !== 'number' || typeof to !== 'number') return [];
  const difference = to - from;
  const { minimum, maximum, exclusiveMinimum } = require;
  const isRight =
    (minimum === undefined || difference >= minimum) &&
    (maximum === undefined || difference <= maximum) &&
    (exclusiveMinimum === undefined || difference > exclusiveMinimum);
  return isRight ? [] : [differenceProblem(require, difference, rule)];
}
