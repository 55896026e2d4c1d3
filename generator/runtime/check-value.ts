import { isLongerThan, isShorterThan } from './code-points.ts';
import type { Findings } from './findings.ts';
import type {
  BooleanDescriptor,
  JsonRecord,
  ListDescriptor,
  NumberDescriptor,
  ParameterDescriptor,
  ShapeDescriptor,
  TextDescriptor,
} from './model-descriptor.ts';
import { isMultipleOf } from './multiple-of.ts';
import { isPlainObject } from './own-keys.ts';
import {
  itemsProblem,
  lengthProblem,
  multipleProblem,
  patternProblem,
  rangeProblem,
  requiredProblem,
  typeProblem,
  unknownNote,
  urlProblem,
  valuesProblem,
} from './problem-words.ts';
import { urlFault } from './public-url.ts';

/** A number as JSON writes it. Longer ones say no more than a double can hold. */
const NUMERAL = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const NUMERAL_LENGTH_MAX = 40;
const PLAIN_NUMBER = /^-?[0-9]+(?:\.[0-9]+)?$/;
/** Names beyond these get no suggestion: a thousand unknown names are not slips of the pen. */
const SUGGESTED_NAMES_MAX = 16;

const patterns = new Map<string, RegExp>();

/**
 * Looks at every parameter, tells `findings` what is wrong, and returns what is known in the documented form. A wrong
 * value is returned as it was: rules still see that it is there.
 */
export function checkProperties(
  parameters: readonly ParameterDescriptor[],
  record: JsonRecord,
  path: string,
  findings: Findings,
): Record<string, unknown> {
  const keys = Object.keys(record);
  const value: Record<string, unknown> = {};
  let known = 0;
  for (const parameter of parameters) {
    const { name } = parameter;
    const isThere = keys.includes(name);
    if (isThere) known++;
    const raw = isThere ? record[name] : undefined;
    const isAbsent = raw === undefined || raw === null || isEmptyUrl(parameter, raw);
    if (!isAbsent) value[name] = checkValue(parameter, raw, join(path, name), findings);
    else if (parameter.required) findings.add(requiredProblem(join(path, name), parameter));
  }
  if (known < keys.length) noteUnknown(parameters, keys, path, findings);
  return value;
}

/** Forms of many programs send an empty text for a file that was not chosen. */
function isEmptyUrl(parameter: ParameterDescriptor, raw: unknown): boolean {
  return raw === '' && parameter.kind === 'text' && parameter.url === true && !parameter.required;
}

function noteUnknown(
  parameters: readonly ParameterDescriptor[],
  keys: readonly string[],
  path: string,
  findings: Findings,
): void {
  const names = parameters.map((parameter) => parameter.name);
  for (const key of keys) {
    if (names.includes(key)) continue;
    const known = findings.notes.length < SUGGESTED_NAMES_MAX ? names : [];
    findings.notes.push(unknownNote(join(path, key), key, known));
  }
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function checkValue(
  shape: ShapeDescriptor,
  raw: unknown,
  path: string,
  findings: Findings,
): unknown {
  switch (shape.kind) {
    case 'text':
      return checkText(shape, raw, path, findings);
    case 'number':
      return checkNumber(shape, raw, path, findings);
    case 'boolean':
      return checkBoolean(shape, raw, path, findings);
    case 'list':
      return checkList(shape, raw, path, findings);
    case 'object':
      if (isPlainObject(raw)) return checkProperties(shape.properties, raw, path, findings);
      findings.add(typeProblem(path, 'object', raw));
      return raw;
  }
}

function checkText(shape: TextDescriptor, raw: unknown, path: string, findings: Findings): unknown {
  const isOneEntry = shape.toleratesList && Array.isArray(raw) && raw.length === 1;
  const single: unknown = isOneEntry ? raw[0] : raw;
  const isFile = shape.url || shape.media !== undefined;
  const text = typeof single === 'number' && !isFile ? plainText(single) : single;
  if (typeof text !== 'string') {
    findings.add(typeProblem(path, isFile ? 'url' : 'text', raw));
    return text;
  }
  if (shape.values !== undefined && !shape.values.includes(text)) {
    findings.add(valuesProblem(path, text, shape.values));
  }
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = shape;
  if (isLongerThan(text, maxLength) || isShorterThan(text, minLength)) {
    findings.add(lengthProblem(path, text, minLength, maxLength));
  }
  if (shape.pattern !== undefined && !patternOf(shape.pattern).test(text)) {
    findings.add(patternProblem(path, text, shape.pattern));
  }
  const fault = shape.url ? urlFault(text) : null;
  if (fault !== null) findings.add(urlProblem(path, text, fault));
  return text;
}

/** 5 → `5`. Numbers that need an exponent stay as they are: no vendor means those. */
function plainText(value: number): unknown {
  const text = String(value);
  return PLAIN_NUMBER.test(text) ? text : value;
}

function patternOf(source: string): RegExp {
  const known = patterns.get(source);
  if (known !== undefined) return known;
  const pattern = new RegExp(source, 'u');
  patterns.set(source, pattern);
  return pattern;
}

function checkNumber(
  shape: NumberDescriptor,
  raw: unknown,
  path: string,
  findings: Findings,
): unknown {
  const isNumeral =
    typeof raw === 'string' && raw.length <= NUMERAL_LENGTH_MAX && NUMERAL.test(raw);
  const value = isNumeral ? Number(raw) : raw;
  const isRight = shape.integer ? Number.isInteger(value) : Number.isFinite(value);
  if (!isRight) findings.add(typeProblem(path, shape.integer ? 'integer' : 'number', raw));
  if (typeof value !== 'number' || !Number.isFinite(value)) return isNumeral ? raw : value;
  if (shape.values !== undefined && !shape.values.includes(value)) {
    findings.add(valuesProblem(path, value, shape.values));
  }
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = shape;
  if (value < minimum || value > maximum) {
    findings.add(rangeProblem(path, value, minimum, maximum));
  }
  if (shape.multipleOf !== undefined && !isMultipleOf(value, shape.multipleOf)) {
    findings.add(multipleProblem(path, value, shape.multipleOf, minimum, maximum));
  }
  return value;
}

function checkBoolean(
  shape: BooleanDescriptor,
  raw: unknown,
  path: string,
  findings: Findings,
): unknown {
  if (typeof raw !== 'boolean') findings.add(typeProblem(path, 'boolean', raw));
  else if (shape.values !== undefined && !shape.values.includes(raw)) {
    findings.add(valuesProblem(path, raw, shape.values));
  }
  return raw;
}

function checkList(shape: ListDescriptor, raw: unknown, path: string, findings: Findings): unknown {
  if (!Array.isArray(raw)) {
    findings.add(typeProblem(path, 'list', raw));
    return raw;
  }
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = shape;
  if (raw.length < minItems || raw.length > maxItems) {
    findings.add(itemsProblem(path, raw.length, minItems, maxItems));
  }
  const value: unknown[] = [];
  for (let at = 0; at < raw.length && !findings.isFull; at++) {
    value.push(checkValue(shape.item, raw[at], `${path}[${at}]`, findings));
  }
  return value;
}
