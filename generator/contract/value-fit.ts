import { described } from './shape-sentence.ts';
import { typeInWords } from './type-words.ts';
import type { Scalar, ValueSchema } from './value-schema.ts';

/** Whether a value has the JSON type. */
export function hasType(value: unknown, type: string): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      return typeof value === type;
  }
}

/**
 * A value as it must be written in YAML: texts that would be read as something else are in quotes.
 */
export function asWritten(value: Scalar): string {
  const isAmbiguous = typeof value === 'string' && /^(-?[\d.]+|true|false|null|~|)$/.test(value);
  return isAmbiguous ? JSON.stringify(value) : String(value);
}

/**
 * Why a value does not fit its schema, as the end of a sentence that begins with the value; null
 * when it fits.
 */
export function misfit(value: unknown, schema: ValueSchema): string | null {
  if (!hasType(value, schema.type)) return `must be ${typeInWords(schema.type)}`;
  const allowed = schema.const === undefined ? schema.enum : [schema.const];
  if (allowed !== undefined && !allowed.some((each) => isMeant(each, value, schema.type))) {
    return 'is not one of the allowed values';
  }
  if (typeof value === 'number') return numberMisfit(value, schema);
  if (typeof value === 'string') return textMisfit(value, schema);
  if (Array.isArray(value)) return listMisfit(value, schema);
  return null;
}

/** An allowed value of the wrong type is a mistake of its own, and said there. */
function isMeant(allowed: Scalar, value: unknown, type: string): boolean {
  return allowed === value || (!hasType(allowed, type) && String(allowed) === String(value));
}

function numberMisfit(value: number, { minimum, maximum, multipleOf }: ValueSchema): string | null {
  if (minimum !== undefined && value < minimum) return `must be at least ${minimum}`;
  if (maximum !== undefined && value > maximum) return `must be at most ${maximum}`;
  if (multipleOf !== undefined && !isMultiple(value, multipleOf)) {
    return `must be a multiple of ${multipleOf}`;
  }
  return null;
}

/** 0.3 is a multiple of 0.1, whatever binary fractions say. */
function isMultiple(value: number, step: number): boolean {
  const times = value / step;
  return Math.abs(times - Math.round(times)) < 1e-9;
}

function textMisfit(value: string, { minLength, maxLength, pattern }: ValueSchema): string | null {
  const length = [...value].length;
  if (minLength !== undefined && length < minLength)
    return `must have at least ${minLength} characters`;
  if (maxLength !== undefined && length > maxLength)
    return `must have at most ${maxLength} characters`;
  if (pattern !== undefined && matches(value, pattern) === false) return `must match ${pattern}`;
  return null;
}

/** Null when the pattern itself is not one: that is said of the pattern. */
function matches(value: string, pattern: string): boolean | null {
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    return null;
  }
}

function listMisfit(value: readonly unknown[], schema: ValueSchema): string | null {
  const { minItems, maxItems, items } = schema;
  if (minItems !== undefined && value.length < minItems)
    return `must have at least ${minItems} entries`;
  if (maxItems !== undefined && value.length > maxItems)
    return `must have at most ${maxItems} entries`;
  if (items === undefined) return null;
  for (const [index, entry] of value.entries()) {
    const problem = misfit(entry, items);
    if (problem !== null) return `has at [${index}] ${described(entry)}, which ${problem}`;
  }
  return null;
}
