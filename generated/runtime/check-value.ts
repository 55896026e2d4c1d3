// Copied by truth gen from the runtime of truthgen. Do not edit.
import { isLongerThan, isShorterThan } from './code-points.ts';
import type { Findings } from './findings.ts';
import type { JsonRecord } from './model-descriptor.ts';
import { isMultipleOf } from './multiple-of.ts';
import { isPlainObject } from './own-keys.ts';
import type { PreparedShape } from './prepared-shape.ts';
import {
  itemsProblem,
  lengthProblem,
  multipleProblem,
  patternProblem,
  rangeProblem,
  requiredProblem,
  typeProblem,
  urlProblem,
  valuesProblem,
} from './problem-words.ts';
import { isWebAddress, urlFault } from './public-url.ts';

/** A number as JSON writes it. Longer ones say no more than a double can hold. */
const NUMERAL = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const NUMERAL_LENGTH_MAX = 40;
const PLAIN_NUMBER = /^-?[0-9]+(?:\.[0-9]+)?$/;

/**
 * Looks at every parameter, tells `findings` what is wrong, and returns what is known in the
 * documented form. A wrong value is returned as it was: rules still see that it is there.
 */
export function checkProperties(
  shapes: readonly PreparedShape[],
  record: JsonRecord,
  path: string,
  findings: Findings,
): Record<string, unknown> {
  const keys = Object.keys(record);
  const value: Record<string, unknown> = {};
  let known = 0;
  for (const shape of shapes) {
    const { name } = shape;
    const at = path === '' ? name : `${path}.${name}`;
    const isThere = keys.includes(name);
    if (isThere) known++;
    const raw = isThere ? record[name] : undefined;
    const isAbsent = raw === undefined || raw === null || isLeftEmpty(shape, raw);
    if (!isAbsent) value[name] = checkValue(shape, raw, at, findings);
    else if (shape.required) findings.add(requiredProblem(at, shape.values));
  }
  if (known < keys.length) noteUnknown(shapes, keys, path, findings);
  return value;
}

/** Forms of many programs send an empty text or list for what was not chosen. */
function isLeftEmpty(shape: PreparedShape, raw: unknown): boolean {
  if (shape.required) return false;
  if (raw === '') return shape.isFile;
  const takesList = shape.kind === 'list' || shape.toleratesList;
  return takesList && Array.isArray(raw) && raw.length === 0;
}

function noteUnknown(
  shapes: readonly PreparedShape[],
  keys: readonly string[],
  path: string,
  findings: Findings,
): void {
  for (const name of keys) {
    if (shapes.some((shape) => shape.name === name)) continue;
    findings.unknown.push({ path: path === '' ? name : `${path}.${name}`, name, known: shapes });
  }
}

function checkValue(shape: PreparedShape, raw: unknown, path: string, findings: Findings): unknown {
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

function checkText(shape: PreparedShape, raw: unknown, path: string, findings: Findings): unknown {
  const isOneEntry = shape.toleratesList && Array.isArray(raw) && raw.length === 1;
  const single: unknown = isOneEntry ? raw[0] : raw;
  const text = typeof single === 'number' && !shape.isFile ? plainText(single) : single;
  if (typeof text !== 'string') {
    findings.add(typeProblem(path, shape.isFile ? 'url' : 'text', raw));
    return text;
  }
  const { values, minLength, maxLength, pattern } = shape;
  if (values !== null && !values.includes(text)) findings.add(valuesProblem(path, text, values));
  if (isLongerThan(text, maxLength) || isShorterThan(text, minLength)) {
    findings.add(lengthProblem(path, text, minLength, maxLength));
  }
  if (pattern !== null && !pattern.test(text)) {
    findings.add(patternProblem(path, text, pattern.source));
  }
  const isWeb = shape.isUrl || (shape.isFile && isWebAddress(text));
  const fault = isWeb ? urlFault(text) : null;
  if (fault !== null) findings.add(urlProblem(path, text, fault));
  return text;
}

/** 5 → `5`. Numbers that need an exponent stay as they are: no vendor means those. */
function plainText(value: number): unknown {
  const text = String(value);
  return PLAIN_NUMBER.test(text) ? text : value;
}

function checkNumber(
  shape: PreparedShape,
  raw: unknown,
  path: string,
  findings: Findings,
): unknown {
  const isNumeral =
    typeof raw === 'string' && raw.length <= NUMERAL_LENGTH_MAX && NUMERAL.test(raw);
  const value = isNumeral ? Number(raw) : raw;
  const { integer, values, minimum, maximum, multipleOf } = shape;
  const isRight = integer ? Number.isInteger(value) : Number.isFinite(value);
  if (!isRight) findings.add(typeProblem(path, integer ? 'integer' : 'number', raw));
  if (typeof value !== 'number' || !Number.isFinite(value)) return raw;
  if (values !== null && !values.includes(value)) findings.add(valuesProblem(path, value, values));
  if (value < minimum || value > maximum) {
    findings.add(rangeProblem(path, value, minimum, maximum));
  }
  if (multipleOf !== null && !isMultipleOf(value, multipleOf)) {
    findings.add(multipleProblem(path, value, multipleOf, minimum, maximum));
  }
  return value;
}

function checkBoolean(
  { values }: PreparedShape,
  raw: unknown,
  path: string,
  findings: Findings,
): unknown {
  if (typeof raw !== 'boolean') findings.add(typeProblem(path, 'boolean', raw));
  else if (values !== null && !values.includes(raw)) {
    findings.add(valuesProblem(path, raw, values));
  }
  return raw;
}

function checkList(shape: PreparedShape, raw: unknown, path: string, findings: Findings): unknown {
  const { item, minItems, maxItems } = shape;
  if (!Array.isArray(raw) || item === null) {
    findings.add(typeProblem(path, 'list', raw));
    return raw;
  }
  if (raw.length < minItems || raw.length > maxItems) {
    findings.add(itemsProblem(path, raw.length, minItems, maxItems));
  }
  const value: unknown[] = [];
  for (let at = 0; at < raw.length && !findings.isFull; at++) {
    value.push(checkValue(item, raw[at], `${path}[${at}]`, findings));
  }
  return value;
}
