import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { MethodNotAllowed } from '../../generated/runtime/mount-routes.ts';
import { newIncidentId } from '../ops/new-incident-id.ts';
import { type FaultPorts, faultNotes } from './note-fault.ts';
import { problem } from './problem.ts';

/** Refusals of the server itself, by status: a stable code, and what to do. */
const REFUSALS: Readonly<Record<number, readonly [error: string, remedy: string]>> = {
  400: ['invalid_request', 'Compare the request with /openapi.json.'],
  404: ['not_found', 'There is nothing at this address.'],
  405: ['method_not_allowed', ''],
  413: ['body_too_large', 'Send less.'],
  414: ['uri_too_long', 'The address is too long.'],
  415: ['unsupported_media_type', 'Send application/json.'],
  431: ['headers_too_large', 'Send fewer headers.'],
  503: ['unavailable', 'Try again.'],
};

/**
 * Every error as a `problem`. What is our fault gets an incident id, under which the log holds the
 * cause, and under which it is noted for those who help.
 */
export function errorHandler(ports: FaultPorts) {
  const noteFault = faultNotes(ports);
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    const status = error.statusCode ?? 500;
    const [code, remedy] = REFUSALS[status] ?? [];
    if (error instanceof MethodNotAllowed) reply.header('allow', error.allow);
    if (code === undefined || remedy === undefined) {
      const incident = newIncidentId();
      const { url: route = 'no route' } = request.routeOptions;
      ports.log.error({ err: error, incident, route }, 'request failed');
      noteFault(incident, `${request.method} ${route}`, error);
      const message = `Something went wrong here. Tell support the incident ${incident}.`;
      reply.code(500).send(problem('internal', message, incident));
      return;
    }
    // The framework repeats a long address in its message.
    const said = status === 414 ? '' : sentence(error.message);
    const message = [said, remedy].filter((part) => part !== '').join(' ');
    reply.code(status).send(problem(code, message));
  };
}

/** Any address that no route has. */
export function notFoundHandler(_request: FastifyRequest, reply: FastifyReply): void {
  reply.code(404).send(problem('not_found', 'There is nothing at this address.'));
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
