import { errorOf } from '../core/admin/incident.ts';
import type { Log } from '../core/log.ts';
import { scrubber, withPasswords } from '../core/redact.ts';
import { repeatLimiter } from '../core/repeat-limit.ts';
import type { Queryable } from '../db/pool.ts';
import { insertIncident } from '../db/queries/insert-incident.ts';

export interface FaultPorts {
  readonly db: Queryable;
  readonly log: Log;
  /** What nothing that is written down may hold. */
  readonly secrets: readonly string[];
}

/** Notes what went wrong with a request, such as `POST /kie-callback`, under its number. */
export type NoteFault = (id: string, asked: string, cause: unknown) => void;

/** What strikes every request is known after so many; the table does not grow with all of them. */
const NOTES_OF_A_KIND = { messages: 20, perMs: 60_000 };

/**
 * Notes faults where incidents are looked up. The answer does not wait for it; what is one too
 * many, or cannot be stored because the database is at fault, is in the log alone.
 */
export function faultNotes({ db, log, secrets }: FaultPorts): NoteFault {
  const scrub = scrubber(withPasswords(secrets));
  const mayNote = repeatLimiter(NOTES_OF_A_KIND);
  return (id, asked, cause) => {
    const error = errorOf(cause, scrub);
    if (!mayNote(`${asked} ${error.errorClass}`, performance.now()).pass) return;
    const nobody = { updateId: null, userId: null, orderId: null, toldIn: null };
    insertIncident(db, { id, asked, ...nobody, ...error }).catch((err: unknown) =>
      log.warn({ err, incident: id }, 'an incident is only in the log'),
    );
  };
}
