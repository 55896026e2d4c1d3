import { tasks } from '../../../generated/queue.ts';
import type { Queryable } from '../pool.ts';

/**
 * The refund was refused for good, in these words. In the same statement the leader gets a job, for
 * the money has left the wallet already.
 */
export async function refuseRefund(
  db: Queryable,
  outboxId: string,
  refusal: string,
): Promise<void> {
  await db.query(
    `WITH refused AS (
       UPDATE outbox SET done_at = now(), refusal = $2::text
       WHERE id = $1::bigint
       RETURNING payload->>'telegram_payment_charge_id' AS charge_id
     )
     SELECT graphile_worker.add_job(
       identifier => 'take-back-refund',
       payload => json_build_object(
         'chargeId', charge_id, 'refundId', refund_id::text, 'said', $2::text
       ),
       job_key => concat('take-back-refund:', refund_id),
       max_attempts => $3::int
     )
     FROM refused JOIN payments USING (charge_id)
     WHERE refund_id IS NOT NULL`,
    [outboxId, refusal, tasks['take-back-refund'].maxAttempts],
  );
}
