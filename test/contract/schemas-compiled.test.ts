import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileSchema, KINDS } from '../../generator/contract/compile-schemas.ts';

const folder = join(import.meta.dirname, '../../generator/contract');

type Node = Readonly<Record<string, unknown>>;

/** Keywords whose schemas describe conditions, not what a person writes. */
const CONDITIONS = new Set(['if', 'then', 'oneOf', 'dependencies']);

/** Properties without a description, as paths. */
function undescribed(node: unknown, path: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) {
    return node.flatMap((each, index) => undescribed(each, `${path}[${index}]`));
  }
  return Object.entries(node as Node).flatMap(([key, value]) => {
    if (CONDITIONS.has(key)) return [];
    const here = `${path}.${key}`;
    if (key === 'definitions') {
      return Object.entries(value as Node).flatMap(([name, each]) =>
        undescribed(each, `${here}.${name}`),
      );
    }
    if (key !== 'properties') return undescribed(value, here);
    return Object.entries(value as Node).flatMap(([name, schema]) => {
      const { description } = schema as Node;
      const missing = typeof description !== 'string' || description.trim() === '';
      return [...(missing ? [`${here}.${name}`] : []), ...undescribed(schema, `${here}.${name}`)];
    });
  });
}

describe('schemas', () => {
  it.each(KINDS)('are compiled as they are written: %s', (kind) => {
    const compiled = readFileSync(join(folder, `compiled/${kind}.js`), 'utf8');
    expect(compiled === compileSchema(kind), 'run: npm run compile').toBe(true);
  });

  it.each(KINDS)('say of every property what it means: %s', (name) => {
    const text = readFileSync(join(folder, `schema/${name}.schema.json`), 'utf8');
    const schema = JSON.parse(text) as Node;
    expect(undescribed({ properties: { x: {} } }, '')).toEqual(['.properties.x']);
    expect(undescribed(schema, name)).toEqual([]);
  });
});
