import type { CatalogModel, Parameter, Shape } from '../model/model.ts';
import { pascalCase } from '../model/names.ts';
import { isMultipleOf } from '../runtime/multiple-of.ts';
import { returnFalseIf } from './condition-lines.ts';
import { violatedExpression } from './model-accepts-rules.ts';
import { dataLiteral, docComment, propertyKey, stringLiteral } from './printer.ts';

/** More values than these are looked up in a set. */
const COMPARED_VALUES_MAX = 16;

/**
 * The end of a check: the object is a plain one, and has no key but those that were read. Written
 * out, because in a function that all models share the engine would not know the form of objects.
 */
const PLAIN_WITH_GIVEN = [
  '  if (Object.getPrototypeOf(input) !== Object.prototype) return false;',
  '  for (const _ in input) given--;',
  '  return given === 0;',
  '',
].join('\n');

/** Names that are taken where a parameter becomes a constant. */
const TAKEN = new Set(
  (
    'await break case catch class const continue debugger default delete do else enum export extends ' +
    'false finally for function if implements import in instanceof interface let new null package ' +
    'private protected public return static super switch this throw true try typeof var void while ' +
    'with yield eval arguments undefined input is given each value'
  ).split(' '),
);

/** What is written once per file, beside the function itself. */
interface Parts {
  readonly constants: string[];
  readonly functions: string[];
  readonly names: Set<string>;
}

/** The name, with a number behind it when another thing of the file has it. */
function freeName(name: string, { names }: Parts): string {
  let free = name;
  for (let count = 2; names.has(free); count++) free = `${name}${count}`;
  names.add(free);
  return free;
}

/**
 * The generated `accepts`: one straight line over the parameters, each read once. Its answer `true`
 * promises that the full check finds nothing and changes nothing.
 */
export function acceptsText(model: CatalogModel): string {
  const parts: Parts = { constants: [], functions: [], names: new Set() };
  const lines = objectLines(model.parameters, model.typeName, parts);
  // Without constants for the parameters there is nothing that a rule could look at.
  const isRead = lines.checks.length > 0;
  const readable = isRead ? model.rules : [];
  const rules = readable.flatMap((rule) => {
    const violated = violatedExpression(rule, model.parameters, variableName);
    return violated === null ? [] : [returnFalseIf(violated, '  ')];
  });
  const comment = docComment([
    'True when an input is in order as it stands; false means "look closer", not "wrong".',
  ]);
  const body = [...lines.checks, ...rules, lines.end].join('');
  const tests = body.includes('is.') || body.includes(', is)') ? 'is' : '_is';
  const inputs = `${isRead ? 'input' : '_input'}: JsonRecord, ${tests}: InputTests`;
  const main = `${comment}export function accepts(${inputs}): boolean {\n${body}}\n`;
  return [...parts.constants, main, ...parts.functions].join('\n');
}

function objectLines(
  parameters: readonly Parameter[],
  typeName: string,
  parts: Parts,
): { checks: string[]; end: string } {
  // A name that every object inherits cannot be told from one that was given.
  if (parameters.some(({ name }) => name in {})) return { checks: [], end: '  return false;\n' };
  const required = parameters.filter((parameter) => parameter.required).length;
  const checks = parameters.flatMap((parameter) => parameterLines(parameter, typeName, parts));
  return { checks: [`  let given = ${required};\n`, ...checks], end: PLAIN_WITH_GIVEN };
}

function parameterLines(parameter: Parameter, typeName: string, parts: Parts): string[] {
  const name = variableName(parameter.name);
  const access = /^[A-Za-z_$][\w$]*$/.test(parameter.name)
    ? `input.${parameter.name}`
    : `input[${stringLiteral(parameter.name)}]`;
  const path = typeName + pascalCase(parameter.name);
  const line = `  const ${name} = ${access};\n`;
  if (parameter.required) return [line, ...shapeLines(parameter.shape, name, path, parts, '  ')];
  const tests = shapeLines(notEmpty(parameter.shape), name, path, parts, '    ');
  return [line, `  if (${name} !== undefined) {\n`, ...tests, '    given++;\n  }\n'];
}

/** What may be left out counts as absent when it is empty, so it needs a closer look. */
function notEmpty(shape: Shape): Shape {
  if (shape.kind === 'list') return { ...shape, minItems: Math.max(shape.minItems, 1) };
  const isFile = shape.kind === 'text' && shape.media !== null && !shape.url;
  return isFile ? { ...shape, minLength: Math.max(shape.minLength, 1) } : shape;
}

/** Entries of a list of files name files. */
function entryOf({ item, media }: Extract<Shape, { readonly kind: 'list' }>): Shape {
  return item.kind === 'text' ? { ...item, media: item.media ?? media } : item;
}

/** Statements that return false unless `name` is of the shape. */
function shapeLines(
  shape: Shape,
  name: string,
  path: string,
  parts: Parts,
  indent: string,
): string[] {
  if (shape.kind !== 'list') {
    return [returnFalseIf(wrongExpression(shape, name, path, parts), indent)];
  }
  const bounds = [
    ...(shape.minItems > 0 ? [`${name}.length < ${shape.minItems}`] : []),
    ...(shape.maxItems === null ? [] : [`${name}.length > ${shape.maxItems}`]),
  ];
  const entry = entryOf(shape);
  const item = entry.kind === 'list' ? null : wrongExpression(entry, 'each', path, parts);
  const wrongItem = item ?? `!${entryCall(entry, 'each', path, parts)}`;
  const inner = returnFalseIf(wrongItem, `${indent}  `);
  return [
    returnFalseIf([`!Array.isArray(${name})`, ...bounds].join(' || '), indent),
    `${indent}for (const each of ${name}) {\n${inner}${indent}}\n`,
  ];
}

/** The call that checks a list within a list, or an object, with a function of its own. */
function entryCall(shape: Shape, argument: string, path: string, parts: Parts): string {
  const name = freeName(`is${path}`, parts);
  const lines = entryLines(shape, path, parts);
  const usesTests = lines.includes('is.') || lines.includes(', is)');
  const inputs = usesTests ? 'value: unknown, is: InputTests' : 'value: unknown';
  parts.functions.push(`function ${name}(${inputs}): boolean {\n${lines}}\n`);
  return `${name}(${argument}${usesTests ? ', is' : ''})`;
}

function entryLines(shape: Shape, path: string, parts: Parts): string {
  if (shape.kind !== 'object') {
    return `${shapeLines(shape, 'value', `${path}Entry`, parts, '  ').join('')}  return true;\n`;
  }
  const { checks, end } = objectLines(shape.properties, path, parts);
  return (
    "  if (typeof value !== 'object' || value === null) return false;\n" +
    `  const input = value as JsonRecord;\n${checks.join('')}${end}`
  );
}

function wrongExpression(shape: Shape, name: string, path: string, parts: Parts): string {
  switch (shape.kind) {
    case 'text':
      return textExpression(shape, name, path, parts);
    case 'number':
      return numberExpression(shape, name, path, parts);
    case 'boolean':
      return shape.values.length > 0
        ? shape.values.map((value) => `${name} !== ${value}`).join(' && ')
        : `typeof ${name} !== 'boolean'`;
    default:
      return `!${entryCall(shape, name, path, parts)}`;
  }
}

function textExpression(
  shape: Extract<Shape, { readonly kind: 'text' }>,
  name: string,
  path: string,
  parts: Parts,
): string {
  const tests = [
    shape.values.length > 0
      ? notAmong(shape.values, name, path, parts)
      : `typeof ${name} !== 'string'`,
  ];
  const text = shape.values.length > COMPARED_VALUES_MAX ? `String(${name})` : name;
  tests.push(...lengthTests(shape, text));
  if (shape.pattern !== null) {
    const constant = freeName(`${lowerFirst(path)}Form`, parts);
    parts.constants.push(`const ${constant} = ${String(new RegExp(shape.pattern, 'u'))};\n`);
    tests.push(`!${constant}.test(${text})`);
  }
  if (shape.url) tests.push(`!is.publicUrl(${text})`);
  else if (shape.media !== null) tests.push(`!is.publicIfWeb(${text})`);
  return tests.join(' || ');
}

/** Most lengths need no counting of code points, and then no call either. */
function lengthTests(
  { minLength, maxLength }: Extract<Shape, { readonly kind: 'text' }>,
  text: string,
): string[] {
  const enough = 2 * minLength - 1;
  return [
    ...(minLength === 1 ? [`${text}.length === 0`] : []),
    ...(minLength > 1
      ? [`(${text}.length < ${enough} && is.shorterThan(${text}, ${minLength}))`]
      : []),
    ...(maxLength === null
      ? []
      : [`(${text}.length > ${maxLength} && is.longerThan(${text}, ${maxLength}))`]),
  ];
}

function numberExpression(
  shape: Extract<Shape, { readonly kind: 'number' }>,
  name: string,
  path: string,
  parts: Parts,
): string {
  const { minimum, maximum, multipleOf } = shape;
  if (shape.values.length > 0) {
    const values = shape.values.filter((value) => isWithin(value, shape));
    return values.length > 0 ? notAmong(values, name, path, parts) : 'true';
  }
  const tests = [`typeof ${name} !== 'number'`];
  if (shape.integer) tests.push(`!Number.isInteger(${name})`);
  // A comparison that fails for NaN and the infinities spares a test of its own.
  else if (minimum === null || maximum === null) tests.push(`!Number.isFinite(${name})`);
  if (minimum !== null && maximum !== null) {
    tests.push(`!(${name} >= ${minimum} && ${name} <= ${maximum})`);
  } else if (minimum !== null) tests.push(`${name} < ${minimum}`);
  else if (maximum !== null) tests.push(`${name} > ${maximum}`);
  if (multipleOf !== null) tests.push(`!is.multipleOf(${name}, ${multipleOf})`);
  return tests.join(' || ');
}

/** Whether a listed value also keeps the limits that stand beside the list. */
function isWithin(
  value: number,
  { integer, minimum, maximum, multipleOf }: Extract<Shape, { readonly kind: 'number' }>,
): boolean {
  return (
    (!integer || Number.isInteger(value)) &&
    value >= (minimum ?? Number.NEGATIVE_INFINITY) &&
    value <= (maximum ?? Number.POSITIVE_INFINITY) &&
    (multipleOf === null || isMultipleOf(value, multipleOf))
  );
}

/** In parentheses, so that it can stand beside `||`. */
function notAmong(
  values: readonly (string | number)[],
  name: string,
  path: string,
  parts: Parts,
): string {
  if (values.length <= COMPARED_VALUES_MAX) {
    return `(${values.map((value) => `${name} !== ${dataLiteral(value)}`).join(' && ')})`;
  }
  const constant = freeName(`${lowerFirst(path)}Values`, parts);
  const list = dataLiteral(values);
  parts.constants.push(`const ${constant}: ReadonlySet<unknown> = new Set(${list});\n`);
  return `!${constant}.has(${name})`;
}

function lowerFirst(name: string): string {
  return (name[0] ?? '').toLowerCase() + name.slice(1);
}

/** The constant that holds a parameter: its wire name where that can be one. */
function variableName(name: string): string {
  if (TAKEN.has(name)) return `${name}_`;
  return propertyKey(name) === name ? name : name.replace(/\W/g, '_');
}
