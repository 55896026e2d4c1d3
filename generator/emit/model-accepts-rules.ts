import type { Condition, Parameter, Requirement, Rule, Shape } from '../model/model.ts';
import { withoutParentheses } from './condition-lines.ts';
import { dataLiteral } from './printer.ts';

type NameOf = (parameter: string) => string;
type Scalar = string | number | boolean;

/**
 * An expression that is true when a rule is broken, over constants that hold checked values or
 * undefined. Null when values of these shapes cannot break it.
 */
export function violatedExpression(
  rule: Rule,
  parameters: readonly Parameter[],
  nameOf: NameOf,
): string | null {
  const shapes = new Map(parameters.map(({ name, shape }) => [name, shape]));
  const broken = brokenExpression(rule.require, shapes, nameOf);
  if (broken === null) return null;
  const conditions = rule.when.map((condition) => holdsExpression(condition, nameOf));
  return [...conditions, conditions.length > 0 ? grouped(broken) : broken].join(' && ');
}

function holdsExpression(condition: Condition, nameOf: NameOf): string {
  switch (condition.kind) {
    case 'present':
      return `${nameOf(condition.name)} !== undefined`;
    case 'absent':
      return `${nameOf(condition.name)} === undefined`;
    case 'any-present':
      return grouped(anyOf(condition.names.map((name) => `${nameOf(name)} !== undefined`)));
    case 'one-of': {
      const name = nameOf(condition.name);
      const tests = condition.values.map((value) => `${name} === ${dataLiteral(value)}`);
      if (condition.orAbsent) tests.push(`${name} === undefined`);
      return grouped(anyOf(tests));
    }
  }
}

function brokenExpression(
  require: Requirement,
  shapes: ReadonlyMap<string, Shape>,
  nameOf: NameOf,
): string | null {
  switch (require.kind) {
    case 'present':
      return anyOf(require.names.map((name) => `${nameOf(name)} === undefined`));
    case 'absent':
      return anyOf(require.names.map((name) => `${nameOf(name)} !== undefined`));
    case 'sets':
      return setsExpression(require, nameOf);
    case 'values':
      return valuesExpression(nameOf(require.name), require.values);
    case 'forbidden-values': {
      const name = nameOf(require.name);
      return anyOf(require.values.map((value) => `${name} === ${dataLiteral(value)}`));
    }
    case 'range':
      return rangeExpression(require, shapes.get(require.name), nameOf(require.name));
    case 'length': {
      const name = nameOf(require.name);
      if (shapes.get(require.name)?.kind !== 'text') return null;
      const tests = [
        ...(require.minLength === null ? [] : [`is.shorterThan(${name}, ${require.minLength})`]),
        ...(require.maxLength === null ? [] : [`is.longerThan(${name}, ${require.maxLength})`]),
      ];
      return whenGiven([name], tests);
    }
    case 'items': {
      const name = nameOf(require.name);
      if (shapes.get(require.name)?.kind !== 'list') return null;
      const tests = [
        ...(require.minItems === null ? [] : [`${name}.length < ${require.minItems}`]),
        ...(require.maxItems === null ? [] : [`${name}.length > ${require.maxItems}`]),
      ];
      return whenGiven([name], tests);
    }
    case 'difference':
      return differenceExpression(require, shapes, nameOf);
    case 'total-items': {
      const counts = require.names.map((name) => countExpression(shapes.get(name), nameOf(name)));
      return `${counts.join(' + ')} > ${require.maximum}`;
    }
    case 'total-length': {
      const name = nameOf(require.name);
      if (shapes.get(require.name)?.kind !== 'list') return null;
      const property = dataLiteral(require.property);
      return whenGiven([name], [`is.longerInAll(${name}, ${property}, ${require.maximum})`]);
    }
  }
}

function setsExpression(
  { sets, exactly }: Extract<Requirement, { readonly kind: 'sets' }>,
  nameOf: NameOf,
): string {
  const given = sets.map((set) => set.map((name) => `${nameOf(name)} !== undefined`).join(' && '));
  if (!exactly) return `!(${anyOf(given.map((each) => (sets.length > 1 ? grouped(each) : each)))})`;
  return `${given.map((each) => `Number(${each})`).join(' + ')} !== 1`;
}

function valuesExpression(name: string, values: readonly Scalar[]): string {
  return whenGiven(
    [name],
    [values.map((value) => `${name} !== ${dataLiteral(value)}`).join(' && ')],
  );
}

function rangeExpression(
  require: Extract<Requirement, { readonly kind: 'range' }>,
  shape: Shape | undefined,
  name: string,
): string | null {
  if (shape?.kind !== 'number') return null;
  const { minimum, maximum, multipleOf } = require;
  return whenGiven(
    [name],
    [
      ...(minimum === null ? [] : [`${name} < ${minimum}`]),
      ...(maximum === null ? [] : [`${name} > ${maximum}`]),
      ...(multipleOf === null ? [] : [`!is.multipleOf(${name}, ${multipleOf})`]),
    ],
  );
}

function differenceExpression(
  require: Extract<Requirement, { readonly kind: 'difference' }>,
  shapes: ReadonlyMap<string, Shape>,
  nameOf: NameOf,
): string | null {
  const { from, to, minimum, maximum, exclusiveMinimum } = require;
  if (shapes.get(from)?.kind !== 'number' || shapes.get(to)?.kind !== 'number') return null;
  const difference = `${nameOf(to)} - ${nameOf(from)}`;
  return whenGiven(
    [nameOf(from), nameOf(to)],
    [
      ...(minimum === null ? [] : [`${difference} < ${minimum}`]),
      ...(maximum === null ? [] : [`${difference} > ${maximum}`]),
      ...(exclusiveMinimum === null ? [] : [`${difference} <= ${exclusiveMinimum}`]),
    ],
  );
}

function countExpression(shape: Shape | undefined, name: string): string {
  return shape?.kind === 'list' ? `(${name}?.length ?? 0)` : `Number(${name} !== undefined)`;
}

function whenGiven(names: readonly string[], tests: readonly string[]): string {
  const given = names.map((name) => `${name} !== undefined`);
  return [...given, tests.length > 1 ? grouped(anyOf(tests)) : (tests[0] ?? 'false')].join(' && ');
}

function anyOf(tests: readonly string[]): string {
  return tests.join(' || ');
}

/** In parentheses where it would fall apart beside `&&`. */
function grouped(expression: string): string {
  const whole = expression.startsWith('!(') ? expression.slice(1) : expression;
  const isLoose = whole.includes(' || ') && withoutParentheses(whole) === whole;
  return isLoose ? `(${expression})` : expression;
}
