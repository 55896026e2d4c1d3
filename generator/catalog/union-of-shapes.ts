import { isDeepStrictEqual } from 'node:util';
import { asList, type PlainMap } from './plain-map.ts';
import type { ReadingNotes } from './reading-notes.ts';

/** One form of an object, its parameters already in the catalogue's subset. */
export interface ReadShape {
  readonly properties: Readonly<Record<string, PlainMap>>;
  readonly required: readonly string[];
}

/** Everything that one of the forms takes; what all of them require is required. */
export function unionOfShapes(shapes: readonly ReadShape[], notes: ReadingNotes): ReadShape {
  const [first, ...others] = shapes;
  if (first === undefined) return { properties: {}, required: [] };
  if (others.length === 0) return first;
  notes.doubt(`It is a choice of ${shapes.length} forms; only what they have in common is held.`);
  const properties: Record<string, PlainMap> = {};
  for (const shape of shapes) {
    for (const [name, value] of Object.entries(shape.properties)) {
      const known = properties[name];
      properties[name] = known === undefined ? value : widest(known, value, name, notes);
    }
  }
  const required = first.required.filter((name) =>
    others.every((shape) => shape.required.includes(name)),
  );
  return { properties, required };
}

/** What takes the values of both. */
function widest(a: PlainMap, b: PlainMap, name: string, notes: ReadingNotes): PlainMap {
  if (isDeepStrictEqual(a, b)) return a;
  if (a['type'] !== b['type']) {
    notes.doubt(`${name} has one type in one form and another in the next.`);
    return a;
  }
  const merged: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(a)) {
    const other = b[key];
    if (isDeepStrictEqual(value, other)) merged[key] = value;
    else if (other === undefined) {
      if (!BOUNDS.has(key)) merged[key] = value;
    } else if (key === 'enum') {
      merged[key] = [...new Set([...asList(value), ...asList(other)])];
    } else if (/^min/.test(key)) merged[key] = Math.min(Number(value), Number(other));
    else if (/^max/.test(key)) merged[key] = Math.max(Number(value), Number(other));
    else merged[key] = value;
  }
  for (const [key, value] of Object.entries(b)) {
    if (a[key] === undefined && !BOUNDS.has(key)) merged[key] = value;
  }
  return merged;
}

/** What holds in one form only does not hold in all of them. */
const BOUNDS: ReadonlySet<string> = new Set([
  'enum',
  'minimum',
  'maximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'pattern',
  'format',
  'default',
  'deprecated',
]);
