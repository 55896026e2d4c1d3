import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { catalogueFiles } from './catalogue-files.ts';

/**
 * The input schemas of a catalogue as the components of one OpenAPI document, in JSON. Our own `x-`
 * keywords are left out, because a peer does nothing with them.
 */
export function openapiDocument(catalogue: string): string {
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Catalogue', version: '1' },
    paths: {},
    components: { schemas: inputSchemas(catalogue) },
  });
}

/** Input schema by model id, with `__` for each slash. */
export function inputSchemas(catalogue: string): Record<string, unknown> {
  const schemas: Record<string, unknown> = {};
  for (const path of catalogueFiles(catalogue)) {
    const model = parse(readFileSync(path, 'utf8')) as { id: string; input: unknown };
    schemas[model.id.replaceAll('/', '__')] = withoutExtensions(model.input);
  }
  return schemas;
}

function withoutExtensions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutExtensions);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.startsWith('x-'))
      .map(([key, entry]) => [key, withoutExtensions(entry)]),
  );
}
