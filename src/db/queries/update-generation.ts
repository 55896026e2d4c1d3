import type { Generation } from '../../core/generation/generation.ts';
import { jsonb } from '../jsonb.ts';
import type { Queryable } from '../pool.ts';

/** Writes what a step of an order can change. The row is locked by the caller. */
export async function updateGeneration(db: Queryable, generation: Generation): Promise<void> {
  const { id, state, vendorTaskId, results, failure, submittedAtMs, finishedAtMs } = generation;
  await db.query(
    `UPDATE generations
     SET state = $2::text, vendor_task_id = $3::text, results = $4::jsonb, failure = $5::jsonb,
         submitted_at = to_timestamp($6::float8 / 1000),
         finished_at = to_timestamp($7::float8 / 1000)
     WHERE id = $1::bigint`,
    [
      id,
      state,
      vendorTaskId,
      results === null ? null : jsonb(results),
      failure === null ? null : jsonb(failure),
      submittedAtMs,
      finishedAtMs,
    ],
  );
}
