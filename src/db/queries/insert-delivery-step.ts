import type { DeliveryStep } from '../../core/delivery/delivery-step.ts';
import { jsonb } from '../jsonb.ts';
import type { Queryable } from '../pool.ts';

/** Writes down a step of sending the results of an order. `said` is for operators. */
export async function insertDeliveryStep(
  db: Queryable,
  generationId: number,
  { kind, positions }: DeliveryStep,
  said: string | null = null,
): Promise<void> {
  await db.query(
    `INSERT INTO generation_events (generation_id, event, state_before, state_after, detail)
     SELECT id, $2::text, state, state, $3::jsonb FROM generations WHERE id = $1::bigint`,
    [generationId, kind, jsonb({ positions, ...(said === null ? {} : { said }) })],
  );
}
