import { type DataPath, keyAt, pathText, valueAt } from '../diagnostics/address.ts';
import type { Finding, Fix } from '../diagnostics/finding.ts';
import { editDistance, nearestName } from '../runtime/nearest-name.ts';
import type { ShapeError } from './shape-error.ts';
import { typeInWords } from './type-words.ts';

/** One error with where it is. */
export interface ShapeFault {
  readonly file: string;
  readonly path: DataPath;
  readonly error: ShapeError;
  /** Keys of the mapping at `path`; empty for anything else. */
  readonly siblings: ReadonlySet<string>;
}

/** The error as a person would say it. A missing key gets the path it should have. */
export function describeShapeError(fault: ShapeFault): Finding[] {
  const { error } = fault;
  switch (error.keyword) {
    case 'additionalProperties':
      return [unknownKey(fault, String(error.params['additionalProperty']))];
    case 'required':
      return [missingKey(fault, String(error.params['missingProperty']))];
    case 'dependencies':
      return [missingKey(fault, String(error.params['missingProperty']))];
    case 'type':
      return [wrongType(fault)];
    case 'enum':
    case 'const':
      return [notAllowed(fault)];
    case 'pattern':
    case 'format':
      return [wrongFormat(fault)];
    case 'uniqueItems':
      return [duplicateValue(fault)];
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
    case 'multipleOf':
      return [outOfRange(fault)];
    case 'minLength':
    case 'maxLength':
    case 'minItems':
    case 'maxItems':
    case 'minProperties':
    case 'maxProperties':
      return [wrongLength(fault)];
    case 'oneOf':
      return [chosenKey(fault)];
    default:
      return [misplaced(fault)];
  }
}

function unknownKey({ file, path, error, siblings }: ShapeFault, key: string): Finding {
  const known = Object.keys((error.parentSchema?.['properties'] as object | undefined) ?? {});
  const free = known.filter((name) => !siblings.has(name));
  const nearest = nearestName(key, free);
  const fix: Fix | null =
    nearest === null || editDistance(key, nearest) > 2
      ? null
      : { title: `Rename to ${nearest}`, replacement: nearest };
  return {
    code: 'unknown-key',
    at: keyAt(file, [...path, key]),
    text: `${within(path)} has no key ${quoted(key)}.`,
    allowed: known,
    ...(nearest === null ? {} : { nearest }),
    ...(fix === null ? {} : { fix }),
  };
}

function missingKey({ file, path, error }: ShapeFault, key: string): Finding {
  const properties = error.parentSchema?.['properties'] as
    | Record<string, { description?: string }>
    | undefined;
  const meaning = properties?.[key]?.description;
  return {
    code: 'missing-key',
    at: keyAt(file, [...path, key]),
    text: `${within(path)} needs the key ${quoted(key)}.`,
    ...(meaning === undefined ? {} : { hint: `${key}: ${meaning}` }),
  };
}

function wrongType({ file, path, error }: ShapeFault): Finding {
  const wanted = ([] as string[]).concat(error.params['type'] as string | string[]);
  const found = error.data;
  const fix = retyped(found, wanted);
  return {
    code: 'wrong-type',
    at: valueAt(file, path),
    text: `${pathText(path)} must be ${wanted.map(typeInWords).join(' or ')}; it is ${described(found)}.`,
    ...(fix === null ? {} : { fix }),
  };
}

/** The same value in the wanted type, where only one can be meant. */
function retyped(found: unknown, wanted: readonly string[]): Fix | null {
  if (wanted.includes('string') && (typeof found === 'number' || typeof found === 'boolean')) {
    return {
      title: 'Put it in quotes',
      replacement: JSON.stringify(String(found)),
      style: 'quote',
    };
  }
  if (wanted.includes('boolean') && typeof found === 'string' && /^(yes|no|on|off)$/i.test(found)) {
    const meant = /^(yes|on)$/i.test(found) ? 'true' : 'false';
    return { title: `Replace with ${meant}`, replacement: meant, style: 'plain' };
  }
  const numeric = wanted.includes('integer')
    ? /^-?\d+$/
    : wanted.includes('number')
      ? /^-?\d+(\.\d+)?$/
      : null;
  if (typeof found === 'string' && numeric?.test(found)) {
    return { title: 'Remove the quotes', replacement: found, style: 'plain' };
  }
  return null;
}

function notAllowed({ file, path, error }: ShapeFault): Finding {
  const values =
    error.keyword === 'const'
      ? [error.params['allowedValue']]
      : (error.params['allowedValues'] as unknown[]);
  const allowed = values.map(String);
  const found = error.data;
  const nearest = typeof found === 'string' ? nearestName(found, allowed) : null;
  const certain =
    nearest !== null && editDistance(String(found).toLowerCase(), nearest.toLowerCase()) <= 1;
  return {
    code: 'not-allowed',
    at: valueAt(file, path),
    text: `${pathText(path)} is ${described(found)}.`,
    allowed,
    ...(nearest === null ? {} : { nearest }),
    ...(certain ? { fix: { title: `Replace with ${nearest}`, replacement: nearest } } : {}),
  };
}

function wrongFormat({ file, path, error }: ShapeFault): Finding {
  const key = error.propertyName;
  if (key !== undefined) {
    return {
      code: 'wrong-format',
      at: keyAt(file, [...path, key]),
      text: `The name ${quoted(key)} in ${pathText(path) || 'the file'} does not match ${String(error.params['pattern'])}.`,
    };
  }
  const meaning = error.parentSchema?.['description'];
  return {
    code: 'wrong-format',
    at: valueAt(file, path),
    text: `${pathText(path)} is ${described(error.data)}; it must match ${String(error.params['pattern'])}.`,
    ...(typeof meaning === 'string' ? { hint: meaning } : {}),
  };
}

function duplicateValue({ file, path, error }: ShapeFault): Finding {
  const [first, second] = [Number(error.params['j']), Number(error.params['i'])].sort(
    (a, b) => a - b,
  ) as [number, number];
  const value = (error.data as unknown[])[second];
  return {
    code: 'duplicate-value',
    at: valueAt(file, [...path, second]),
    text: `${pathText(path)} has ${described(value)} twice.`,
    related: [{ at: valueAt(file, [...path, first]), text: 'first given here' }],
  };
}

const COMPARISONS: Readonly<Record<string, string>> = {
  minimum: 'at least',
  maximum: 'at most',
  exclusiveMinimum: 'more than',
  exclusiveMaximum: 'less than',
  multipleOf: 'a multiple of',
};

function outOfRange({ file, path, error }: ShapeFault): Finding {
  const limit = String(error.params['limit'] ?? error.params['multipleOf']);
  return {
    code: 'out-of-range',
    at: valueAt(file, path),
    text: `${pathText(path)} is ${described(error.data)}; it must be ${COMPARISONS[error.keyword]} ${limit}.`,
  };
}

const COUNTED: Readonly<Record<string, readonly [bound: string, one: string, many: string]>> = {
  minLength: ['at least', 'character', 'characters'],
  maxLength: ['at most', 'character', 'characters'],
  minItems: ['at least', 'entry', 'entries'],
  maxItems: ['at most', 'entry', 'entries'],
  minProperties: ['at least', 'key', 'keys'],
  maxProperties: ['at most', 'key', 'keys'],
};

function wrongLength({ file, path, error }: ShapeFault): Finding {
  const [bound, one, many] = COUNTED[error.keyword] ?? ['', '', ''];
  const limit = Number(error.params['limit']);
  const size = sizeOf(error.data);
  const found = size === 0 ? 'is empty' : `has ${size} ${size === 1 ? one : many}`;
  const meaning = error.parentSchema?.['description'];
  return {
    code: 'wrong-length',
    at: valueAt(file, path),
    text: `${pathText(path) || 'The file'} ${found}; it must have ${bound} ${limit} ${limit === 1 ? one : many}.`,
    ...(typeof meaning === 'string' ? { hint: meaning } : {}),
  };
}

function sizeOf(data: unknown): number {
  if (typeof data === 'string') return [...data].length;
  return Object.keys((data as object | null) ?? {}).length;
}

/** One of several keys, or sets of keys, must be given, and only one. */
function chosenKey({ file, path, error, siblings }: ShapeFault): Finding {
  const branches = (error.schema as readonly { readonly required?: readonly string[] }[]) ?? [];
  const sets = branches.map(({ required = [] }) => required);
  const given = sets.filter((keys) => keys.every((key) => siblings.has(key)));
  const allowed = sets.map((keys) => keys.join(' with '));
  if (given.length > 1) {
    const [first = [], second = []] = given;
    return {
      code: 'misplaced-key',
      at: keyAt(file, [...path, ...second.slice(0, 1)]),
      text: `${within(path)} has ${first.join(' with ')} and ${second.join(' with ')}; only one of them may be given.`,
      allowed,
    };
  }
  return {
    code: 'missing-key',
    at: keyAt(file, [...path, '']),
    text: `${within(path)} needs exactly one of these keys, or sets of keys.`,
    allowed,
  };
}

/** `false` as a schema, a forbidden combination, or a choice of which nothing fits. */
function misplaced({ file, path, error }: ShapeFault): Finding {
  const choice = error.keyword === 'anyOf' || error.keyword === 'oneOf';
  const meaning = error.parentSchema?.['description'];
  return {
    code: choice ? 'wrong-type' : 'misplaced-key',
    at: choice ? valueAt(file, path) : keyAt(file, path),
    text: choice
      ? `${pathText(path)} is ${described(error.data)}, which is none of the forms that may stand here.`
      : `${pathText(path)} does not belong here.`,
    ...(typeof meaning === 'string' ? { hint: meaning } : {}),
  };
}

const SHOWN_LENGTH_MAX = 60;

/** A found value in a few words. */
export function described(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  if (typeof value === 'string') return `the text ${quoted(value)}`;
  return typeof value === 'number' ? `the number ${value}` : String(value);
}

/** A text in quotes, shortened. */
export function quoted(text: string): string {
  const shown = text.length > SHOWN_LENGTH_MAX ? `${text.slice(0, SHOWN_LENGTH_MAX - 1)}…` : text;
  return JSON.stringify(shown);
}

function within(path: DataPath): string {
  return path.length === 0 ? 'The file' : pathText(path);
}
