import type { Condition, Requirement, Rule } from './model.ts';
import {
  asNode,
  child,
  childOrEmpty,
  list,
  nodes,
  numberOrNull,
  type RawNode,
  text,
  texts,
} from './raw-node.ts';

type Scalar = string | number | boolean;

/**
 * Rules of `input.allOf` and `input.dependentRequired` in one form. A rule that says two things
 * becomes two rules.
 */
export function buildRules(schema: RawNode): Rule[] {
  const rules = nodes(schema, 'allOf').flatMap((rule) => {
    const description = typeof rule['description'] === 'string' ? rule['description'] : '';
    const when = rule['if'] === undefined ? [] : buildConditions(child(rule, 'if'));
    const requirement = rule['then'] === undefined ? rule : child(rule, 'then');
    return buildRequirements(requirement).map((require) => ({ description, when, require }));
  });
  for (const [name, needed] of Object.entries(childOrEmpty(schema, 'dependentRequired'))) {
    const names = needed as string[];
    rules.push({
      description: `${name} needs ${names.join(', ')}.`,
      when: [{ kind: 'present', name }],
      require: { kind: 'present', names },
    });
  }
  return rules;
}

function buildConditions(schema: RawNode): Condition[] {
  const conditions: Condition[] = [];
  const required = new Set(texts(schema, 'required'));
  for (const [name, value] of Object.entries(childOrEmpty(schema, 'properties'))) {
    const values = scalarsOf(asNode(value));
    conditions.push({ kind: 'one-of', name, values, orAbsent: !required.delete(name) });
  }
  for (const name of required) conditions.push({ kind: 'present', name });
  if (schema['not'] !== undefined) {
    for (const name of texts(child(schema, 'not'), 'required'))
      conditions.push({ kind: 'absent', name });
  }
  if (schema['anyOf'] !== undefined) {
    const names = nodes(schema, 'anyOf').flatMap((branch) => texts(branch, 'required'));
    conditions.push({ kind: 'any-present', names });
  }
  for (const part of nodes(schema, 'allOf')) conditions.push(...buildConditions(part));
  return conditions;
}

function buildRequirements(schema: RawNode): Requirement[] {
  const requirements: Requirement[] = [];
  if (schema['required'] !== undefined) {
    requirements.push({ kind: 'present', names: texts(schema, 'required') });
  }
  const forbidden: string[] = [];
  for (const [name, value] of Object.entries(childOrEmpty(schema, 'properties'))) {
    if (value === false) forbidden.push(name);
    else requirements.push(...buildLimits(name, asNode(value)));
  }
  if (forbidden.length > 0) requirements.push({ kind: 'absent', names: forbidden });
  for (const exactly of [false, true]) {
    const branches = nodes(schema, exactly ? 'oneOf' : 'anyOf');
    if (branches.length === 0) continue;
    requirements.push({
      kind: 'sets',
      exactly,
      sets: branches.map((each) => texts(each, 'required')),
    });
  }
  requirements.push(...buildOwnKeywords(schema));
  return requirements;
}

function buildLimits(name: string, schema: RawNode): Requirement[] {
  const limits: Requirement[] = [];
  const bound = (keyword: string): number | null => numberOrNull(schema, keyword);
  if (schema['enum'] !== undefined || schema['const'] !== undefined) {
    limits.push({ kind: 'values', name, values: scalarsOf(schema) });
  }
  if (schema['not'] !== undefined) {
    limits.push({ kind: 'forbidden-values', name, values: scalarsOf(child(schema, 'not')) });
  }
  if (has(schema, 'minimum', 'maximum', 'multipleOf')) {
    limits.push({
      kind: 'range',
      name,
      minimum: bound('minimum'),
      maximum: bound('maximum'),
      multipleOf: bound('multipleOf'),
    });
  }
  if (has(schema, 'minLength', 'maxLength')) {
    limits.push({
      kind: 'length',
      name,
      minLength: bound('minLength'),
      maxLength: bound('maxLength'),
    });
  }
  if (has(schema, 'minItems', 'maxItems')) {
    limits.push({ kind: 'items', name, minItems: bound('minItems'), maxItems: bound('maxItems') });
  }
  return limits;
}

function buildOwnKeywords(schema: RawNode): Requirement[] {
  const requirements: Requirement[] = [];
  if (schema['x-difference'] !== undefined) {
    const difference = child(schema, 'x-difference');
    requirements.push({
      kind: 'difference',
      from: text(difference, 'from'),
      to: text(difference, 'to'),
      minimum: numberOrNull(difference, 'minimum'),
      maximum: numberOrNull(difference, 'maximum'),
      exclusiveMinimum: numberOrNull(difference, 'exclusiveMinimum'),
    });
  }
  if (schema['x-total-items'] !== undefined) {
    const total = child(schema, 'x-total-items');
    const maximum = numberOrNull(total, 'maximum') ?? 0;
    requirements.push({ kind: 'total-items', names: texts(total, 'of'), maximum });
  }
  if (schema['x-total-length'] !== undefined) {
    const total = child(schema, 'x-total-length');
    requirements.push({
      kind: 'total-length',
      name: text(total, 'of'),
      property: text(total, 'property'),
      maximum: numberOrNull(total, 'maximum') ?? 0,
    });
  }
  return requirements;
}

function has(schema: RawNode, ...keywords: readonly string[]): boolean {
  return keywords.some((keyword) => schema[keyword] !== undefined);
}

function scalarsOf(schema: RawNode): Scalar[] {
  return (schema['const'] === undefined ? list(schema, 'enum') : [schema['const']]) as Scalar[];
}
