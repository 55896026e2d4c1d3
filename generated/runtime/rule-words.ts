// Copied by truth gen from the runtime of truthgen. Do not edit.
import { choicesOf } from './choices.ts';
import type {
  ConditionDescriptor,
  DifferenceRequirement,
  ModelDescriptor,
  RequirementDescriptor,
  RuleDescriptor,
  Scalar,
  SetsRequirement,
  TotalLengthRequirement,
  Words,
} from './model-descriptor.ts';
import type { Problem } from './problem.ts';
import { problem, valuesProblem } from './problem-words.ts';
import { listNames, same, showValue } from './value-words.ts';

type TotalItems = Extract<RequirementDescriptor, { readonly kind: 'total-items' }>;

const AND: Words = { en: 'and', ru: 'и' };
const OR: Words = { en: 'or', ru: 'или' };

/** A parameter is missing that another one calls for. */
export function missingProblem(name: string, rule: RuleDescriptor): Problem {
  return withRule(
    problem(name, 'missing-with', { en: 'Must be given', ru: 'Нужно указать' }),
    rule,
  );
}

/** A parameter is given that another one excludes. */
export function conflictProblem(name: string, rule: RuleDescriptor): Problem {
  const words = { en: 'Must not be given', ru: 'Нельзя указывать' };
  return withRule(problem(name, 'conflict', words), rule);
}

/** A value is not among those that the rule leaves. */
export function wrongValueProblem(
  name: string,
  found: unknown,
  allowed: readonly Scalar[],
  rule: RuleDescriptor,
): Problem {
  return withRule(valuesProblem(name, found as Scalar, allowed), rule);
}

/** A value is among those that the rule takes away. */
export function forbiddenProblem(
  model: ModelDescriptor,
  name: string,
  found: Scalar,
  forbidden: readonly Scalar[],
  rule: RuleDescriptor,
): Problem {
  const allowed = valuesOf(model, name).filter((value) => !forbidden.includes(value));
  if (allowed.length > 0) {
    return withRule(valuesProblem(name, found, allowed, 'rule'), rule);
  }
  const shown = showValue(found);
  const words = { en: `${shown.en} is not allowed here`, ru: `${shown.ru} не подходит` };
  return withRule(problem(name, 'rule', words), rule);
}

function valuesOf(model: ModelDescriptor, name: string): readonly Scalar[] {
  const shape = model.parameters.find((parameter) => parameter.name === name);
  if (shape?.kind === 'boolean') return shape.values ?? [true, false];
  return shape?.kind === 'text' || shape?.kind === 'number' ? (shape.values ?? []) : [];
}

/** A problem that several parameters share, at each of them. */
export function atEach(names: Iterable<string>, shared: Problem): Problem[] {
  return Array.from(names, (path) => ({ ...shared, path }));
}

/** Too few or too many of the sets are given. It is about all of them: `atEach` places it. */
export function setsProblem(
  { sets, exactly }: SetsRequirement,
  given: readonly (readonly string[])[],
  rule: RuleDescriptor,
): Problem {
  if (given.length === 0) {
    const one = exactly
      ? { en: 'exactly one', ru: 'ровно одно' }
      : { en: 'one', ru: 'хотя бы одно' };
    const all = listSets(sets);
    const words = { en: `Give ${one.en} of: ${all.en}`, ru: `Укажите ${one.ru} из: ${all.ru}` };
    return withRule(problem('', 'missing-with', words), rule);
  }
  const both = listSets(given);
  const words = {
    en: `Keep only one of: ${both.en}`,
    ru: `Оставьте только одно из: ${both.ru}`,
  };
  return withRule(problem('', 'conflict', words), rule);
}

/** "a, b or c"; "a and b, or c" where a set has several names. */
function listSets(sets: readonly (readonly string[])[]): Words {
  if (sets.every((names) => names.length === 1)) return listNames(sets.flat(), OR);
  const parts = sets.map((names) => listNames(names, AND));
  return {
    en: parts.map(({ en }) => en).join(', or '),
    ru: parts.map(({ ru }) => ru).join(', или '),
  };
}

/** Two numbers are too close to each other, too far apart, or in the wrong order. */
export function differenceProblem(
  { from, to, minimum, maximum, exclusiveMinimum }: DifferenceRequirement,
  found: number,
  rule: RuleDescriptor,
): Problem {
  const en: string[] = [];
  const ru: string[] = [];
  if (exclusiveMinimum !== undefined) {
    en.push(`more than ${exclusiveMinimum}`);
    ru.push(`больше ${exclusiveMinimum}`);
  }
  if (minimum !== undefined) {
    en.push(`at least ${minimum}`);
    ru.push(`не меньше ${minimum}`);
  }
  if (maximum !== undefined) {
    en.push(`at most ${maximum}`);
    ru.push(`не больше ${maximum}`);
  }
  const shown = Number(found.toPrecision(12));
  const words = {
    en: `${to} minus ${from} must be ${en.join(' and ')}, but is ${shown}`,
    ru: `Разность ${to} и ${from} должна быть ${ru.join(' и ')}, а сейчас ${shown}`,
  };
  return withRule(problem(to, 'rule', words), rule);
}

/** Several lists have too many entries together: `atEach` places it. */
export function totalItemsProblem(
  { names, maximum }: TotalItems,
  found: number,
  rule: RuleDescriptor,
): Problem {
  const list = listNames(names, AND);
  const words = {
    en: `${list.en} may have ${maximum} entries in all, but have ${found}`,
    ru: `Всего в ${list.ru} можно не больше ${maximum}, а сейчас ${found}`,
  };
  return withRule(problem('', 'too-many', words), rule);
}

/** The texts of a list are too long together; lengths in code points. */
export function totalLengthProblem(
  { name, property, maximum }: TotalLengthRequirement,
  found: number,
  rule: RuleDescriptor,
): Problem {
  const words = {
    en: `All ${property} together may have ${maximum} characters, but have ${found}`,
    ru: `Всего во всех ${property} можно символов: ${maximum}, а сейчас ${found}`,
  };
  return withRule(problem(name, 'too-long', words), rule);
}

/**
 * The problem with the circumstances under which it is one, and the rule in the words of the
 * contract.
 */
export function withRule(found: Problem, rule: RuleDescriptor): Problem {
  const when = circumstances(rule);
  const { message, messageRu } = found;
  return {
    ...found,
    message: `${joined(message, when.en, 'This holds')} ${rule.description}`,
    messageRu: joined(messageRu, when.ru, 'Это так'),
  };
}

/**
 * A sentence goes on with its condition; after a whole message the condition is a sentence of its
 * own.
 */
function joined(message: string, condition: string, opening: string): string {
  if (!message.endsWith('.')) return `${message}${condition}.`;
  return condition === '' ? message : `${message} ${opening}${condition}.`;
}

/**
 * Rules come from the catalogue and do not change: the conditions of each are put into words once.
 */
const known = new WeakMap<RuleDescriptor, Words>();

function circumstances(rule: RuleDescriptor): Words {
  const ready = known.get(rule);
  if (ready !== undefined) return ready;
  const words = conditionWords(rule.when ?? []);
  known.set(rule, words);
  return words;
}

function conditionWords(conditions: readonly ConditionDescriptor[]): Words {
  if (conditions.length === 0) return same('');
  const parts = conditions.map(oneCondition);
  return {
    en: ` when ${parts.map((part) => part.en).join(' and ')}`,
    ru: `, когда ${parts.map((part) => part.ru).join(' и ')}`,
  };
}

function oneCondition(condition: ConditionDescriptor): Words {
  switch (condition.kind) {
    case 'present':
      return { en: `${condition.name} is given`, ru: `указан ${condition.name}` };
    case 'absent':
      return { en: `${condition.name} is not given`, ru: `не указан ${condition.name}` };
    case 'any-present': {
      const names = listNames(condition.names, OR);
      return { en: `${names.en} is given`, ru: `указан ${names.ru}` };
    }
    case 'one-of': {
      const values = choicesOf(condition.values).words;
      return {
        en: `${condition.name} is ${values.en}${condition.orAbsent ? ' or not given' : ''}`,
        ru: `${condition.name} = ${values.ru}${condition.orAbsent ? ' или не указан' : ''}`,
      };
    }
  }
}
