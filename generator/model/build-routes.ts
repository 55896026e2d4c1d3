import type { NamedSchema, Route, RouteParameter, RouteResponse } from './model.ts';
import { byCodeUnits, camelCase, pascalCase } from './names.ts';
import {
  asNode,
  child,
  childOrEmpty,
  entries,
  flag,
  nodes,
  number,
  type RawNode,
  text,
  textOrNull,
  texts,
} from './raw-node.ts';

const DEFAULT_CONTENT_TYPE = 'application/json';

/** Routes in contract order. */
export function buildRoutes(truth: RawNode): Route[] {
  return nodes(truth, 'routes').map(buildRoute);
}

/** Schemas that routes name, sorted by name. */
export function buildSchemas(truth: RawNode): NamedSchema[] {
  return entries(truth, 'schemas')
    .map(([name, schema]) => ({ name, typeName: pascalCase(name), schema }))
    .sort((a, b) => byCodeUnits(a.name, b.name));
}

function buildRoute(route: RawNode): Route {
  const id = text(route, 'id');
  return {
    id,
    handlerName: camelCase(id),
    method: text(route, 'method') as Route['method'],
    path: text(route, 'path'),
    summary: text(route, 'summary'),
    slaMs: number(route, 'sla_ms'),
    fastAck: flag(route, 'fast_ack'),
    deduplicateBy: textOrNull(route, 'deduplicate_by'),
    authentication: textOrNull(route, 'authentication'),
    parameters: [
      ...buildParameters(route, 'parameters', 'path'),
      ...buildParameters(route, 'query', 'query'),
      ...buildParameters(route, 'headers', 'header'),
    ],
    body: route['body'] === undefined ? null : buildBody(child(route, 'body')),
    responses: entries(route, 'responses').map(buildResponse),
  };
}

function buildBody(body: RawNode): Route['body'] {
  return { schemaName: text(body, 'schema'), maxBytes: number(body, 'max_bytes') };
}

function buildParameters(
  route: RawNode,
  key: string,
  place: RouteParameter['in'],
): RouteParameter[] {
  return Object.entries(childOrEmpty(route, key)).map(([name, value]) => {
    const { required, ...schema } = asNode(value, name);
    return { name, in: place, required: place === 'path' || required === true, schema };
  });
}

function buildResponse([status, response]: readonly [string, RawNode]): RouteResponse {
  return {
    status: Number(status),
    schemaName: textOrNull(response, 'schema'),
    contentType: textOrNull(response, 'content') ?? DEFAULT_CONTENT_TYPE,
    headerNames: texts(response, 'headers'),
  };
}
