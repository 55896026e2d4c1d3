import type { Delivery } from '../../core/generation/generation.ts';
import type { Queryable } from '../pool.ts';

/** What was delivered of an order, in the order of its results. */
export async function readDeliveries(db: Queryable, generationId: number): Promise<Delivery[]> {
  const { rows } = await db.query<Omit<Delivery, 'messageId'> & { messageId: string }>(
    `SELECT position, kind, file_id AS "fileId", message_id::text AS "messageId",
            file
     FROM deliveries
     WHERE generation_id = $1::bigint
     ORDER BY position`,
    [generationId],
  );
  return rows.map((row) => ({ ...row, messageId: Number(row.messageId) }));
}
