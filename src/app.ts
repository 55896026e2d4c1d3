import Fastify, { type FastifyInstance } from 'fastify';
import { mountRoutes, type RouteAuthenticators, type RouteHandlers } from '../generated/routes.ts';
import { validatorOptions } from '../generated/runtime/mount-routes.ts';
import { clientErrorHandler } from './http/client-error.ts';
import { errorHandler, notFoundHandler } from './http/error-handler.ts';
import type { FaultPorts } from './http/note-fault.ts';
import { addSafeHeaders } from './http/ops/safe-headers.ts';
import type { Meter } from './ops/meter.ts';

/** Longer than the longest secret that a path may hold. */
const PARAM_LENGTH_MAX = 512;

/** A whole request arrives in this time, or its connection is closed. */
const REQUEST_TIMEOUT_MS = 30_000;
const TIMEOUT_CHECK_MS = 5_000;

export interface AppOptions extends FaultPorts {
  readonly handlers: RouteHandlers;
  readonly authenticators: RouteAuthenticators;
  readonly meter: Meter;
  /** Told how long each answer took. */
  readonly onAnswered: (routeId: string, ms: number) => void;
}

/** The HTTP server with all routes of the contract. It does not listen yet. */
export function buildApp(options: AppOptions): FastifyInstance {
  const { handlers, authenticators, log, meter, onAnswered } = options;
  const onError = errorHandler(options);
  const app = Fastify({
    logger: false,
    ajv: { customOptions: { ...validatorOptions } },
    routerOptions: { maxParamLength: PARAM_LENGTH_MAX },
    // What was sent to an instance that ends is still taken.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { connectionsCheckingInterval: TIMEOUT_CHECK_MS },
    frameworkErrors: onError,
    clientErrorHandler,
  });
  app.setErrorHandler(onError);
  app.setNotFoundHandler(notFoundHandler);
  addSafeHeaders(app);
  // Before the body is read: where there is nothing, no body is too large or of the wrong kind.
  app.addHook('onRequest', async (request, reply) => {
    if (request.is404) notFoundHandler(request, reply);
  });
  app.addHook('onResponse', async (request, reply) => {
    const { routeId = 'unknown' } = request.routeOptions.config as { routeId?: string };
    meter.count('http_requests_total', { route: routeId, status: String(reply.statusCode) });
    meter.observe('http_request_seconds', { route: routeId }, reply.elapsedTime / 1000);
    onAnswered(routeId, reply.elapsedTime);
    log.debug({ route: routeId, status: reply.statusCode, ms: reply.elapsedTime }, 'answered');
  });
  mountRoutes(app, handlers, authenticators);
  return app;
}
