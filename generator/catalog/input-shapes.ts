import { asList, asMap, mapAt, type PlainMap } from './plain-map.ts';
import type { ReadingNotes } from './reading-notes.ts';

/** One form in which an object may be given. */
export interface InputShape {
  /** Schemas by name, as the vendor writes them; names without blanks around them. */
  readonly properties: PlainMap;
  readonly required: readonly string[];
}

const SHAPES_MAX = 64;

/**
 * The forms of an object schema, whatever stands inside what: own `properties`, `allOf`, `oneOf`
 * and `anyOf`. An object without alternatives has one form.
 */
export function shapesOf(schema: PlainMap, notes: ReadingNotes): readonly InputShape[] {
  const own: InputShape = { properties: propertiesOf(schema, notes), required: requiredOf(schema) };
  let shapes: readonly InputShape[] = [own];
  for (const part of asList(schema['allOf'])) {
    shapes = product(shapes, shapesOf(asMap(part) ?? {}, notes), notes);
  }
  for (const choice of ['oneOf', 'anyOf'] as const) {
    const parts = asList(schema[choice]).map((part) => asMap(part) ?? {});
    if (parts.length === 0) continue;
    shapes = product(
      shapes,
      parts.flatMap((part) => shapesOf(part, notes)),
      notes,
    );
  }
  for (const keyword of RELATIONS) {
    if (schema[keyword] !== undefined) notes.doubt(`Its rule \`${keyword}\` is not carried over.`);
  }
  return shapes;
}

/** Keywords that relate parameters, for which a person writes a rule. */
const RELATIONS = ['not', 'if', 'dependentRequired', 'dependentSchemas', 'dependencies'] as const;

function propertiesOf(schema: PlainMap, notes: ReadingNotes): PlainMap {
  const properties: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(mapAt(schema, 'properties'))) {
    const name = key.trim();
    if (name !== key) notes.warn(`The name "${key}" has a blank at an end.`);
    properties[name] = asMap(properties[name]) === null ? value : merge(properties[name], value);
  }
  return properties;
}

function requiredOf(schema: PlainMap): readonly string[] {
  const names = asList(schema['required']).filter((each) => typeof each === 'string');
  return [...new Set(names.map((name) => name.trim()))];
}

function product(
  left: readonly InputShape[],
  right: readonly InputShape[],
  notes: ReadingNotes,
): readonly InputShape[] {
  if (left.length * right.length > SHAPES_MAX) {
    notes.doubt('It has more alternatives than are looked at.');
    return left;
  }
  return left.flatMap((a) => right.map((b) => both(a, b)));
}

function both(a: InputShape, b: InputShape): InputShape {
  const properties: Record<string, unknown> = { ...a.properties };
  for (const [name, value] of Object.entries(b.properties)) {
    properties[name] = Object.hasOwn(properties, name) ? merge(properties[name], value) : value;
  }
  return { properties, required: [...new Set([...a.required, ...b.required])] };
}

function merge(first: unknown, second: unknown): unknown {
  const [a, b] = [asMap(first), asMap(second)];
  return a === null || b === null ? second : { ...a, ...b };
}
