// Copied by truth gen from the runtime of truthgen. Do not edit.
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import type { JsonSchemaData, RouteDescriptor } from './route-descriptor.ts';

/** What a handler is given. */
export interface RouteRequest {
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  /** Parsed; undefined for routes without a body, and before the body is read. */
  readonly body: unknown;
  /** Bytes of the body as they came; empty for routes without one. */
  readonly rawBody: Buffer;
  /** Address of the peer. */
  readonly ip: string;
}

export interface RouteReply {
  readonly status: number;
  readonly body: unknown;
  /** By name in lower case: those that the contract lets this answer have. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export type RouteHandler = (request: RouteRequest) => RouteReply | Promise<RouteReply>;

/** Decides by address and headers alone; null lets the request in. */
export type Authenticator = (request: RouteRequest) => RouteReply | null;

/** A known path was asked with a method that the contract does not give it. */
export class MethodNotAllowed extends Error {
  override readonly name = 'MethodNotAllowed';
  readonly statusCode = 405;
  readonly code = 'method_not_allowed';
  readonly allow: string;

  constructor(method: string, path: string, allowed: readonly string[]) {
    super(`${method} is not possible here. ${path} takes ${allowed.join(', ')}.`);
    this.allow = allowed.join(', ');
  }
}

const ALL_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const;
const NO_BYTES = Buffer.alloc(0);

/**
 * Options of Fastify's validator under which a request either fits the contract or is refused:
 * nothing is coerced, nothing is removed.
 */
export const validatorOptions = {
  coerceTypes: false,
  removeAdditional: false,
  useDefaults: false,
} as const;

/**
 * Puts every route of the contract on the server. Only JSON bodies are read, up to the size the
 * route allows; known paths answer other methods with {@link MethodNotAllowed}, which the error
 * handler of the server puts into words.
 */
export function mountDescribedRoutes(
  app: FastifyInstance,
  routes: readonly RouteDescriptor[],
  handlers: Readonly<Record<string, RouteHandler>>,
  authenticators: Readonly<Record<string, Authenticator>>,
): void {
  app.register((scope, _options, done) => {
    const rawBodies = new WeakMap<FastifyRequest, Buffer>();
    readJsonBodies(scope, rawBodies);
    for (const route of routes) {
      const handler = handlers[route.handler];
      if (handler === undefined) throw new TypeError(`No handler for route ${route.id}.`);
      const check =
        route.authentication === null ? undefined : authenticators[route.authentication];
      if (route.authentication !== null && check === undefined) {
        throw new TypeError(`No authenticator ${route.authentication} for route ${route.id}.`);
      }
      mountRoute(scope, route, handler, check ?? null, rawBodies);
    }
    refuseOtherMethods(scope, routes);
    done();
  });
}

function readJsonBodies(scope: FastifyInstance, rawBodies: WeakMap<FastifyRequest, Buffer>): void {
  scope.removeAllContentTypeParsers();
  const parseJson = scope.getDefaultJsonParser('remove', 'remove');
  scope.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    (request, body: Buffer, done) => {
      rawBodies.set(request, body);
      parseJson(request, body.toString('utf8'), done);
    },
  );
}

function mountRoute(
  scope: FastifyInstance,
  route: RouteDescriptor,
  handler: RouteHandler,
  authenticate: Authenticator | null,
  rawBodies: WeakMap<FastifyRequest, Buffer>,
): void {
  const coercions = [
    coercionOf(route.params, 'params'),
    coercionOf(route.query, 'query'),
    coercionOf(route.headers, 'headers'),
  ].filter((each) => each !== null);
  scope.route({
    method: route.method,
    url: route.path.replace(/\{(\w+)\}/g, ':$1'),
    schema: fastifySchema(route),
    config: { routeId: route.id },
    ...(route.body === null ? {} : { bodyLimit: route.body.maxBytes }),
    onRequest: async (request, reply) => {
      const refusal = authenticate?.(toRouteRequest(request, NO_BYTES)) ?? null;
      return refusal === null ? undefined : send(reply, route, refusal);
    },
    preValidation: async (request) => {
      for (const coerce of coercions) coerce(request);
    },
    handler: async (request, reply) => {
      const rawBody = rawBodies.get(request) ?? NO_BYTES;
      return send(reply, route, await handler(toRouteRequest(request, rawBody)));
    },
  });
}

function fastifySchema(route: RouteDescriptor): FastifySchema {
  const response: Record<number, JsonSchemaData> = {};
  for (const [status, { schema }] of Object.entries(route.responses)) {
    if (schema !== null) response[Number(status)] = schema;
  }
  return {
    ...(route.params === null ? {} : { params: route.params }),
    ...(route.query === null ? {} : { querystring: route.query }),
    ...(route.headers === null ? {} : { headers: route.headers }),
    ...(route.body === null ? {} : { body: route.body.schema }),
    response,
  };
}

function toRouteRequest(request: FastifyRequest, rawBody: Buffer): RouteRequest {
  return {
    params: (request.params ?? {}) as Record<string, unknown>,
    query: (request.query ?? {}) as Record<string, unknown>,
    headers: request.headers,
    body: request.body,
    rawBody,
    ip: request.ip,
  };
}

function send(
  reply: FastifyReply,
  route: RouteDescriptor,
  { status, body, headers = {} }: RouteReply,
): unknown {
  const contentType = route.responses[status]?.contentType ?? 'application/json';
  const charset = contentType.startsWith('text/') || contentType === 'application/json';
  reply.code(status).type(charset ? `${contentType}; charset=utf-8` : contentType);
  return reply.headers(headers).send(body);
}

/**
 * Address and header values are texts; where the contract wants a number or a boolean, a numeral
 * becomes one.
 */
function coercionOf(
  schema: JsonSchemaData | null,
  part: 'params' | 'query' | 'headers',
): ((request: FastifyRequest) => void) | null {
  const properties = (schema?.['properties'] ?? {}) as Record<string, JsonSchemaData>;
  const typed = Object.entries(properties).filter(([, each]) => each['type'] !== 'string');
  if (typed.length === 0) return null;
  return (request) => {
    const values = request[part] as Record<string, unknown>;
    for (const [name, { type }] of typed) values[name] = coerce(values[name], type);
    for (const [name] of typed) if (values[name] === undefined) delete values[name];
  };
}

function coerce(value: unknown, type: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (type === 'boolean') return value === 'true' ? true : value === 'false' ? false : value;
  const isNumeral = /^-?\d+(\.\d+)?$/.test(value);
  return isNumeral && (type === 'integer' || type === 'number') ? Number(value) : value;
}

function refuseOtherMethods(scope: FastifyInstance, routes: readonly RouteDescriptor[]): void {
  const methodsOf = new Map<string, string[]>();
  for (const { path, method } of routes) {
    const own = method === 'GET' ? ['GET', 'HEAD'] : [method];
    methodsOf.set(path, [...(methodsOf.get(path) ?? []), ...own]);
  }
  for (const [path, allowed] of methodsOf) {
    scope.route({
      method: ALL_METHODS.filter((method) => !allowed.includes(method)),
      url: path.replace(/\{(\w+)\}/g, ':$1'),
      exposeHeadRoute: false,
      config: { routeId: 'method_not_allowed' },
      onRequest: async (request) => {
        throw new MethodNotAllowed(request.method, path, allowed);
      },
      handler: async () => undefined,
    });
  }
}
