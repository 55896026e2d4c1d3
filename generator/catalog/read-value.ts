import { hasType } from '../contract/value-fit.ts';
import { shapesOf } from './input-shapes.ts';
import { mediaOf } from './media-of.ts';
import { asList, asMap, type PlainMap, textAt } from './plain-map.ts';
import { limitsInProse, type ProseLimits } from './prose-limits.ts';
import type { ReadingNotes } from './reading-notes.ts';
import { unionOfShapes } from './union-of-shapes.ts';

/**
 * One parameter of the vendor in the catalogue's subset of JSON Schema. `path` names it in notes.
 */
export function readValue(given: unknown, path: string, notes: ReadingNotes): PlainMap {
  const schema = withoutChoice(asMap(given) ?? {}, path, notes);
  const type = typeOf(schema, path, notes);
  const prose = limitsInProse(textAt(schema, 'description') ?? '');
  const value: Record<string, unknown> = { type };
  if (type === 'string') Object.assign(value, textKeywords(schema, prose, path, notes));
  if (type === 'number' || type === 'integer') {
    Object.assign(value, numberKeywords(schema, prose, path, notes));
  }
  if (type === 'array') Object.assign(value, listKeywords(schema, path, notes));
  if (type === 'object') Object.assign(value, objectKeywords(schema, path, notes));
  const media = mediaOf(path, value, prose);
  if (media !== null) value['x-media'] = media;
  const fallback = defaultOf(schema, value, path, notes);
  if (fallback !== undefined) value['default'] = fallback;
  if (schema['deprecated'] === true) value['deprecated'] = true;
  return value;
}

/** The parameters of an object, and which of them must be given. */
export function objectKeywords(schema: PlainMap, path: string, notes: ReadingNotes): PlainMap {
  const shapes = shapesOf(schema, notes).map(({ properties, required }) => ({
    required: required.filter((name) => {
      const isThere = Object.hasOwn(properties, name);
      if (!isThere) notes.warn(`${path || 'It'} requires ${name}, which it does not describe.`);
      return isThere;
    }),
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, each]) => [
        name,
        readValue(each, path === '' ? name : `${path}.${name}`, notes),
      ]),
    ),
  }));
  const { properties, required } = unionOfShapes(shapes, notes);
  return { ...(required.length > 0 && { required }), properties };
}

/** A schema that is a choice: of one thing and null it is the thing, of texts it is one text. */
function withoutChoice(schema: PlainMap, path: string, notes: ReadingNotes): PlainMap {
  const { allOf, oneOf, anyOf, ...rest } = schema;
  const isObject = rest['properties'] !== undefined || rest['type'] === 'object';
  const parts = asList(allOf).map((each) => asMap(each) ?? {});
  const choices = [...asList(oneOf), ...asList(anyOf)]
    .map((each) => asMap(each) ?? {})
    .filter((each) => each['type'] !== 'null');
  if (isObject || (parts.length === 0 && choices.length === 0)) return schema;
  const base: PlainMap = Object.assign({}, ...parts, rest);
  const [first = {}] = choices;
  if (choices.length <= 1) return { ...first, ...base };
  const enums = choices.map((each) => asList(each['enum']));
  if (enums.every((each) => each.length > 0)) return { ...first, ...base, enum: enums.flat() };
  const kinds = new Set(choices.map((each) => each['type']));
  if (kinds.size > 1) notes.doubt(`${path} may be of several types; the first one is taken.`);
  else notes.doubt(`${path} is a choice of forms; the first one is taken.`);
  return { ...first, ...base };
}

const TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object'];

function typeOf(schema: PlainMap, path: string, notes: ReadingNotes): string {
  const named = [schema['type']].flat().filter(isTypeName);
  const type = named.find((each) => TYPES.includes(each));
  if (named.length > 1) notes.doubt(`${path} may be of the types ${named.join(', ')}.`);
  if (type === 'object' && isUrlInDisguise(schema, path)) {
    notes.warn(`${path} is called an object, and is an address.`);
    return 'string';
  }
  if (type !== undefined) return type;
  if (schema['properties'] !== undefined) return 'object';
  if (schema['items'] !== undefined) return 'array';
  const sample = [schema['default'], ...asList(schema['enum']), ...samplesOf(schema)].find(
    (each) => each !== undefined && each !== null,
  );
  const seen = TYPES.filter((each) => sample !== undefined && hasType(sample, each)).at(
    typeof sample === 'number' ? -1 : 0,
  );
  if (seen === undefined) notes.doubt(`${path} has no type.`);
  else notes.warn(`${path} has no type; its values are of the type ${seen}.`);
  return seen ?? 'string';
}

function isTypeName(type: unknown): type is string {
  return typeof type === 'string' && type !== 'null';
}

function samplesOf(schema: PlainMap): readonly unknown[] {
  return [...asList(schema['examples']), schema['example']];
}

/** The vendor once wrote its addresses as objects without properties. */
function isUrlInDisguise(schema: PlainMap, path: string): boolean {
  if (Object.keys(asMap(schema['properties']) ?? {}).length > 0) return false;
  return /ur[li]$/i.test(path) || samplesOf(schema).some((each) => typeof each === 'string');
}

function textKeywords(
  schema: PlainMap,
  prose: ProseLimits,
  path: string,
  notes: ReadingNotes,
): PlainMap {
  const values = valuesOf(schema, path, notes).map(String);
  const isUrl = ['uri', 'url', 'uri-reference'].includes(textAt(schema, 'format') ?? '');
  const isAddress = isUrl || (schema['type'] === 'object' && /ur[li]$/i.test(path));
  return {
    ...(values.length > 0 && { enum: values }),
    ...(isAddress && { format: 'uri' }),
    ...bound(schema, prose, 'minLength', path, notes),
    ...(values.length === 0 && bound(schema, prose, 'maxLength', path, notes)),
    ...patternOf(schema, path, notes),
  };
}

function numberKeywords(
  schema: PlainMap,
  prose: ProseLimits,
  path: string,
  notes: ReadingNotes,
): PlainMap {
  const values = valuesOf(schema, path, notes).map(Number).filter(Number.isFinite);
  for (const keyword of ['exclusiveMinimum', 'exclusiveMaximum']) {
    if (schema[keyword] !== undefined) notes.doubt(`${path} has ${keyword}.`);
  }
  if (values.length > 0) return { enum: values };
  return {
    ...bound(schema, prose, 'minimum', path, notes),
    ...bound(schema, prose, 'maximum', path, notes),
    ...bound(schema, prose, 'multipleOf', path, notes),
  };
}

function listKeywords(schema: PlainMap, path: string, notes: ReadingNotes): PlainMap {
  const { items } = schema;
  if (asMap(items) === null) notes.doubt(`${path} does not say what its entries are.`);
  return {
    items: readValue(items ?? { type: 'string' }, `${path}.items`, notes),
    ...bound(schema, {}, 'minItems', path, notes),
    ...bound(schema, {}, 'maxItems', path, notes),
  };
}

function valuesOf(schema: PlainMap, path: string, notes: ReadingNotes): readonly unknown[] {
  const listed = schema['const'] === undefined ? asList(schema['enum']) : [schema['const']];
  const values = listed.filter((each) => each !== null && each !== undefined);
  const single = values.filter((each) => typeof each !== 'object');
  if (single.length < values.length) notes.doubt(`${path} lists a value that is no single one.`);
  return [...new Set(single)];
}

/** A bound of the schema; where it has none, that of the words. */
function bound(
  schema: PlainMap,
  prose: ProseLimits,
  keyword: keyof ProseLimits | 'minItems' | 'maxItems',
  path: string,
  notes: ReadingNotes,
): PlainMap {
  const stated = schema[keyword];
  const said = (prose as PlainMap)[keyword];
  const number = typeof stated === 'string' ? Number(stated) : stated;
  if (typeof number !== 'number' || !Number.isFinite(number)) {
    return said === undefined ? {} : { [keyword]: said };
  }
  if (said !== undefined && said !== number) {
    notes.warn(`${path}: the schema says ${keyword} ${number}, its words say ${said}.`);
  }
  return { [keyword]: number };
}

function patternOf(schema: PlainMap, path: string, notes: ReadingNotes): PlainMap {
  const pattern = textAt(schema, 'pattern');
  if (pattern === null) return {};
  try {
    new RegExp(pattern, 'u');
    return { pattern };
  } catch {
    notes.doubt(`${path}: the pattern ${pattern} is none.`);
    return {};
  }
}

/** The default in the type of the parameter; one that it would refuse itself is none. */
function defaultOf(schema: PlainMap, value: PlainMap, path: string, notes: ReadingNotes): unknown {
  const given = schema['default'];
  if (given === undefined || given === null || given === '') return undefined;
  if (Array.isArray(given) && given.length === 0) return undefined;
  const type = String(value['type']);
  const turned =
    type === 'string' && typeof given !== 'object'
      ? String(given)
      : (type === 'number' || type === 'integer') && typeof given === 'string'
        ? Number(given)
        : given;
  const isOther = !hasType(turned, type);
  const values = asList(value['enum']);
  if (isOther || (values.length > 0 && !values.includes(turned))) {
    const why = isOther ? `is no ${type}` : 'is not among its values';
    notes.warn(`${path}: the default ${JSON.stringify(given)} ${why}.`);
    return undefined;
  }
  return turned;
}
