import type { Incident } from '../../core/admin/incident.ts';
import type { Queryable } from '../pool.ts';

/**
 * Writes down what went wrong; of an update in the transaction that puts it aside. A number that
 * was given before keeps its first meaning: the update must be put aside all the same.
 */
export async function insertIncident(
  db: Queryable,
  incident: Omit<Incident, 'atMs'>,
): Promise<void> {
  const { id, updateId, userId, asked, orderId, errorClass, errorMessage, toldIn } = incident;
  await db.query(
    `INSERT INTO incidents
       (id, update_id, user_id, asked, order_id, error_class, error_message, told_in)
     VALUES ($1::text, $2::bigint, $3::bigint, $4::text, $5::bigint, $6::text, $7::text, $8::text)
     ON CONFLICT (id) DO NOTHING`,
    [id, updateId, userId, asked, orderId, errorClass, errorMessage, toldIn],
  );
}
