import { localizedOrNull } from './localized.ts';
import type { Media, Parameter, Shape } from './model.ts';
import { snakeCase } from './names.ts';
import {
  asNode,
  child,
  entries,
  flag,
  list,
  numberOrNull,
  type RawNode,
  text,
  textOrNull,
  texts,
} from './raw-node.ts';

/** The properties of an object schema as parameters, in the order written. */
export function buildParameters(schema: RawNode): Parameter[] {
  const required = new Set(texts(schema, 'required'));
  return entries(schema, 'properties').map(([name, property]) => ({
    name,
    required: required.has(name),
    deprecated: flag(property, 'deprecated'),
    shape: buildShape(property),
    default: property['default'] ?? null,
    hasDefault: property['default'] !== undefined,
    labelKey: snakeCase(name),
    label: localizedOrNull(property, 'x-label'),
    hint: localizedOrNull(property, 'x-hint'),
  }));
}

/** One value schema in the only form emitters see. */
function buildShape(schema: RawNode): Shape {
  const values = schema['const'] === undefined ? list(schema, 'enum') : [schema['const']];
  switch (text(schema, 'type')) {
    case 'string':
      return {
        kind: 'text',
        values: values as string[],
        valueLabels: valueLabels(schema),
        minLength: numberOrNull(schema, 'minLength') ?? 0,
        maxLength: numberOrNull(schema, 'maxLength'),
        pattern: textOrNull(schema, 'pattern'),
        url: schema['format'] === 'uri',
        media: buildMedia(schema),
        toleratesList: schema['x-tolerates'] === 'list',
      };
    case 'integer':
    case 'number':
      return {
        kind: 'number',
        integer: schema['type'] === 'integer',
        values: values as number[],
        minimum: numberOrNull(schema, 'minimum'),
        maximum: numberOrNull(schema, 'maximum'),
        multipleOf: numberOrNull(schema, 'multipleOf'),
      };
    case 'boolean':
      return { kind: 'boolean', values: values as boolean[] };
    case 'array':
      return {
        kind: 'list',
        item: buildShape(child(schema, 'items')),
        minItems: numberOrNull(schema, 'minItems') ?? 0,
        maxItems: numberOrNull(schema, 'maxItems'),
        media: buildMedia(schema),
      };
    default:
      return { kind: 'object', properties: buildParameters(schema) };
  }
}

function valueLabels(schema: RawNode): Readonly<Record<string, string>> {
  return (schema['x-value-labels'] as Record<string, string> | undefined) ?? {};
}

function buildMedia(schema: RawNode): Media | null {
  if (schema['x-media'] === undefined) return null;
  const media = asNode(schema['x-media']);
  const limits: Record<string, number> = {};
  for (const [name, value] of Object.entries(media)) {
    if (typeof value === 'number' && name !== 'max_bytes') limits[limitName(name)] = value;
  }
  return {
    kind: text(media, 'kind') as Media['kind'],
    accept: texts(media, 'accept'),
    maxBytes: numberOrNull(media, 'max_bytes'),
    limits,
  };
}

/** `min_side_px` → `minSidePx`. */
function limitName(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
