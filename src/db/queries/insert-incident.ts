import type { Queryable } from '../pool.ts';

/** A fault of ours that a user was told the id of. */
export interface NewIncident {
  readonly id: string;
  readonly updateId: number;
  readonly userId: number | null;
  /** As Telegram calls it. */
  readonly updateKind: string | null;
  /** Without what the user wrote. */
  readonly error: string;
}

/** Writes down an incident, with the newest order of the user that is still open. */
export async function insertIncident(db: Queryable, incident: NewIncident): Promise<void> {
  const { id, updateId, userId, updateKind, error } = incident;
  await db.query(
    `INSERT INTO incidents (id, update_id, user_id, update_kind, error, generation_id)
     VALUES ($1::text, $2::bigint, $3::bigint, $4::text, $5::text, (
       SELECT id FROM generations
       WHERE user_id = $3::bigint
         AND state NOT IN ('delivered', 'failed', 'cancelled', 'expired')
       ORDER BY id DESC LIMIT 1
     ))`,
    [id, updateId, userId, updateKind, error],
  );
}
