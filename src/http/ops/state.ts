import type { OpsIncident, RouteHandlers } from '../../../generated/routes.ts';
import type { Incident } from '../../core/admin/incident.ts';
import { describeOps } from '../../core/ops/describe-ops.ts';
import { errorWords } from '../../core/ops/failures-panel.ts';
import type { OpsFacts } from '../../core/ops/ops-facts.ts';
import { within } from '../../db/deadline.ts';
import { problem } from '../problem.ts';
import { type GatePort, opsGate } from './gate.ts';

const INCIDENT_DEADLINE_MS = 2_000;

export interface StatePort extends GatePort {
  /** Never throws, and comes in time. */
  readonly gatherFacts: () => Promise<OpsFacts>;
}

/** `GET /ops/state`: every panel of the page. It says so itself when the database is away. */
export function opsState({ gatherFacts, ...port }: StatePort): RouteHandlers['opsState'] {
  const gate = opsGate(port);
  return async (request) => {
    const refusal = gate(request);
    if (refusal !== null) return { status: 401, body: refusal };
    return { status: 200, body: describeOps(await gatherFacts()) };
  };
}

export interface IncidentPort extends GatePort {
  readonly find: (id: string) => Promise<Incident | null>;
}

/** `GET /ops/incidents/{id}`: what is known of what a user asks about. */
export function opsIncident({ find, ...port }: IncidentPort): RouteHandlers['opsIncident'] {
  const gate = opsGate(port);
  return async (request) => {
    const refusal = gate(request);
    if (refusal !== null) return { status: 401, body: refusal };
    const { id } = request.params;
    try {
      const incident = await within(INCIDENT_DEADLINE_MS, find(id));
      if (incident !== null) return { status: 200, body: incidentBody(incident) };
    } catch {
      const message = 'The database does not answer. Try again, or search the log for the id.';
      return { status: 503, body: problem('unavailable', message) };
    }
    const message = 'There is no such incident. Look for a mistyped letter, or search the log.';
    return { status: 404, body: problem('not_found', message) };
  };
}

function incidentBody(incident: Incident): OpsIncident {
  const { id, atMs, userId, updateId, asked, orderId } = incident;
  return {
    ...{ id, at_ms: Math.round(atMs), asked, error: errorWords(incident) },
    ...(updateId === null ? {} : { update_id: updateId }),
    ...(userId === null ? {} : { user_id: userId }),
    ...(orderId === null ? {} : { order_id: orderId }),
  };
}
