import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { isPublicUrl } from '../../generated/runtime/public-url.ts';
import type { JsonSchemaNode } from './catalog-files.ts';

/**
 * The rules of the catalogue a second time, by other means: a small normaliser written against the
 * description of the forms that vendors accept, and ajv on what comes out of it.
 */

export interface Verdict {
  readonly ok: boolean;
  readonly value: unknown;
  /** Where something is wrong. */
  readonly paths: ReadonlySet<string>;
}

const ajv = new Ajv({
  allErrors: true,
  strict: true,
  strictTypes: false,
  strictRequired: false,
  multipleOfPrecision: 9,
  discriminator: false,
  ownProperties: true,
});
ajv.addFormat('uri', isPublicUrl);
ajv.addFormat('file', (text: string) => !/^https?:\/\//i.test(text) || isPublicUrl(text));
for (const keyword of ['x-media', 'x-note', 'x-label', 'x-hint', 'x-value-labels', 'x-tolerates']) {
  ajv.addKeyword({ keyword });
}
ajv.addKeyword({
  keyword: 'x-difference',
  type: 'object',
  validate: (limit: Record<string, number | string>, data: Record<string, unknown>): boolean => {
    const from = ownValue(data, limit['from'] as string);
    const to = ownValue(data, limit['to'] as string);
    if (typeof from !== 'number' || typeof to !== 'number') return true;
    const difference = to - from;
    return (
      difference >= Number(limit['minimum'] ?? -Infinity) &&
      difference <= Number(limit['maximum'] ?? Infinity) &&
      difference > Number(limit['exclusiveMinimum'] ?? -Infinity)
    );
  },
});
ajv.addKeyword({
  keyword: 'x-total-items',
  type: 'object',
  validate: (limit: { of: string[]; maximum: number }, data: Record<string, unknown>): boolean => {
    const given = limit.of
      .map((name) => ownValue(data, name))
      .filter((value) => value !== undefined);
    const total = given.reduce<number>((sum, v) => sum + (Array.isArray(v) ? v.length : 1), 0);
    return total <= limit.maximum;
  },
});
ajv.addKeyword({
  keyword: 'x-total-length',
  type: 'object',
  validate: (
    limit: { of: string; property: string; maximum: number },
    data: Record<string, unknown>,
  ): boolean => {
    const list = ownValue(data, limit.of);
    if (!Array.isArray(list)) return true;
    const texts = list.map((entry) => (entry as Record<string, unknown> | null)?.[limit.property]);
    const strings = texts.filter((text) => typeof text === 'string');
    return strings.reduce((sum, text) => sum + [...text].length, 0) <= limit.maximum;
  },
});

/** Not what every object inherits. */
function ownValue(record: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** A second opinion on inputs of one schema. */
export function referenceOf(schema: JsonSchemaNode): (input: unknown) => Verdict {
  const validate = ajv.compile(withFiles(schema));
  return (input) => {
    const value = normalise(schema, input, true);
    const ok = validate(value) as boolean;
    return { ok, value, paths: placesOf(validate, schema, value) };
  };
}

/** Says at each text that names a file, perhaps by a scheme of the vendor's, that it does. */
function withFiles(schema: JsonSchemaNode): JsonSchemaNode {
  const { type, items, properties } = schema;
  if (type === 'string') {
    return isFile(schema) ? { ...schema, format: schema.format ?? 'file' } : schema;
  }
  if (type === 'array' && items !== undefined) {
    return { ...schema, items: withFiles(entryOf(schema, items)) };
  }
  if (properties === undefined) return schema;
  const entries = Object.entries(properties).map(([name, each]) => [name, withFiles(each)]);
  return { ...schema, properties: Object.fromEntries(entries) };
}

function isFile(schema: JsonSchemaNode): boolean {
  return schema.format === 'uri' || schema['x-media'] !== undefined;
}

/** The schema of entries: those of a list of files are files. */
function entryOf(list: JsonSchemaNode, items: JsonSchemaNode): JsonSchemaNode {
  const media = list['x-media'];
  return media === undefined || items.type !== 'string' ? items : { 'x-media': media, ...items };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function normalise(schema: JsonSchemaNode, value: unknown, required: boolean): unknown {
  if (schema.type === 'object') {
    if (!isRecord(value)) return value;
    const kept: [string, unknown][] = [];
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (!Object.keys(value).includes(name)) continue;
      const isRequired = schema.required?.includes(name) ?? false;
      const entry = normalise(property, value[name], isRequired);
      if (entry !== undefined && entry !== null) kept.push([name, entry]);
    }
    return Object.fromEntries(kept);
  }
  if (schema.type === 'array') {
    if (!Array.isArray(value) || schema.items === undefined) return value;
    if (value.length === 0 && !required) return undefined;
    const items = entryOf(schema, schema.items);
    return Array.from(value, (entry) => normalise(items, entry, true));
  }
  if (schema.type === 'integer' || schema.type === 'number') {
    if (typeof value !== 'string' || value.length > 40) return value;
    try {
      // A JSON text of a number, and nothing around it.
      const number: unknown = value.trim() === value ? JSON.parse(value) : value;
      return typeof number === 'number' && Number.isFinite(number) ? number : value;
    } catch {
      return value;
    }
  }
  if (schema.type === 'string') return normaliseText(schema, value, required);
  return value;
}

function normaliseText(schema: JsonSchemaNode, value: unknown, required: boolean): unknown {
  const isListLike = schema['x-tolerates'] === 'list' && Array.isArray(value);
  if (!required && isListLike && value.length === 0) return undefined;
  if (!required && value === '' && isFile(schema)) return undefined;
  const single =
    isListLike && value.length === 1 && value[0] != null ? (value[0] as unknown) : value;
  if (typeof single !== 'number' || !Number.isFinite(single) || isFile(schema)) return single;
  const text = JSON.stringify(single);
  return text.includes('e') ? single : text;
}

/** Where ajv found something, in the notation of problems. */
function placesOf(
  { errors }: ValidateFunction,
  schema: JsonSchemaNode,
  value: unknown,
): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const error of errors ?? []) {
    const isRule = error.schemaPath.startsWith('#/allOf');
    if (isRule && isPartOfAnother(error)) continue;
    const places = isRule ? rulePaths(error, schema, value) : [pathOf(error)];
    for (const path of places) paths.add(path);
  }
  return paths;
}

/** `then` fails because something in it fails, `oneOf` tells about each of its branches. */
function isPartOfAnother({ keyword, schemaPath }: ErrorObject): boolean {
  return keyword === 'if' || /\/(oneOf|anyOf)\/\d+\//.test(schemaPath);
}

function rulePaths(error: ErrorObject, schema: JsonSchemaNode, value: unknown): readonly string[] {
  const rule = schema.allOf?.[Number(error.schemaPath.split('/')[2])] as Record<string, unknown>;
  const requirement = (rule['then'] ?? rule) as Record<string, Record<string, unknown>>;
  if (error.keyword === 'x-difference') return [String(requirement['x-difference']?.['to'])];
  if (error.keyword === 'x-total-length') return [String(requirement['x-total-length']?.['of'])];
  // ajv counts any other value for each branch, but what is wrong with it is that it is no object.
  if (!isRecord(value)) return [];
  const isGiven = (name: string): boolean => Object.keys(value).includes(name);
  if (error.keyword === 'x-total-items') {
    const { of } = requirement['x-total-items'] as { of: string[] };
    return of.filter(isGiven);
  }
  if (error.keyword === 'oneOf' || error.keyword === 'anyOf') {
    const branches = requirement[error.keyword] as unknown as { required: string[] }[];
    const complete = branches.filter(({ required }) => required.every(isGiven));
    if (complete.length > 0) return complete.flatMap(({ required }) => required);
    return branches.flatMap(({ required }) => required).filter((name) => !isGiven(name));
  }
  return [pathOf(error)];
}

/** `/multi_prompt/1/duration` → `multi_prompt[1].duration`. */
function pathOf({ instancePath, keyword, params }: ErrorObject): string {
  const missing = params as { readonly missingProperty?: string };
  const steps = instancePath.split('/').slice(1);
  if (keyword === 'required') steps.push(String(missing.missingProperty));
  return steps
    .map((step, at) => (/^\d+$/.test(step) ? `[${step}]` : at === 0 ? step : `.${step}`))
    .join('');
}
