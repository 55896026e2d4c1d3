import type { OrderStep } from '../../core/admin/admin-facts.ts';
import type { Queryable } from '../pool.ts';

/** As many as fit into a message with the rest. */
const STEPS_MAX = 25;

/** The latest steps of an order, in the order in which they were taken. */
export async function readOrderSteps(
  db: Queryable,
  generationId: number,
): Promise<readonly OrderStep[]> {
  const { rows } = await db.query<OrderStep>(
    `SELECT (extract(epoch FROM happened_at) * 1000)::float8 AS "atMs", event,
            state_before AS before, state_after AS after, detail::text AS detail
     FROM generation_events WHERE generation_id = $1::bigint
     ORDER BY id DESC LIMIT $2::int`,
    [generationId, STEPS_MAX],
  );
  return rows.toReversed();
}
