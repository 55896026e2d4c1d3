import { errorOf } from '../core/admin/incident.ts';
import type { Log } from '../core/log.ts';
import { scrubber, withPasswords } from '../core/redact.ts';
import type { Queryable } from '../db/pool.ts';
import { insertIncident } from '../db/queries/insert-incident.ts';

export interface FaultPorts {
  readonly db: Queryable;
  readonly log: Log;
  /** What nothing that is written down may hold. */
  readonly secrets: readonly string[];
}

/**
 * Notes what went wrong with a request, such as `POST /kie-callback`, where incidents are looked
 * up. The answer does not wait for it; when the database is what is at fault, the log alone has it.
 */
export function noteFault(
  { db, log, secrets }: FaultPorts,
  id: string,
  asked: string,
  cause: unknown,
): void {
  const nobody = { updateId: null, userId: null, orderId: null, toldIn: null };
  const error = errorOf(cause, scrubber(withPasswords(secrets)));
  insertIncident(db, { id, asked, ...nobody, ...error }).catch((err: unknown) =>
    log.warn({ err, incident: id }, 'an incident is only in the log'),
  );
}
