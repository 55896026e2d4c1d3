import type { DataPath } from '../diagnostics/address.ts';
import type { RouteEntry } from './sections.ts';

/** A place in a route that names a schema. */
export interface SchemaMention {
  readonly name: string;
  readonly path: DataPath;
  /** What has the schema, in words. */
  readonly role: string;
}

/** Every schema that a route names: of its body and of its answers. */
export function* schemaMentions(routes: readonly RouteEntry[]): Generator<SchemaMention> {
  for (const [index, { id, body, responses }] of routes.entries()) {
    if (body !== undefined) {
      const path = ['routes', index, 'body', 'schema'];
      yield { name: body.schema, path, role: `The body of route ${id}` };
    }
    for (const [status, { schema }] of Object.entries(responses)) {
      if (schema === undefined) continue;
      const path = ['routes', index, 'responses', status, 'schema'];
      yield { name: schema, path, role: `Answer ${status} of route ${id}` };
    }
  }
}
