import type { DeliveryStep } from '../../core/delivery/delivery-step.ts';
import type { Queryable } from '../pool.ts';

/** What was written down of sending the results of an order, the oldest first. */
export async function readDeliverySteps(
  db: Queryable,
  generationId: number,
): Promise<DeliveryStep[]> {
  const { rows } = await db.query<DeliveryStep>(
    `SELECT event AS kind, detail->'positions' AS positions
     FROM generation_events
     WHERE generation_id = $1::bigint
       AND event IN (
         'send-started', 'send-ended', 'result-gone', 'originals-asked', 'original-sent'
       )
     ORDER BY id`,
    [generationId],
  );
  return rows;
}
