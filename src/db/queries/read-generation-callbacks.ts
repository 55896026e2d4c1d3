import type { Queryable } from '../pool.ts';

/** A callback of the vendor that nobody has looked at yet. */
export interface WaitingCallback {
  readonly id: string;
  readonly body: string;
}

/** Many more would be an attack or a fault of the vendor; the others wait. */
const READ_MAX = 20;

/** Callbacks for an order that nobody has looked at yet, in the order in which they came. */
export async function readGenerationCallbacks(
  db: Queryable,
  callbackToken: string,
): Promise<WaitingCallback[]> {
  const { rows } = await db.query<WaitingCallback>(
    `SELECT id::text, body FROM kie_callbacks
     WHERE job_token = $1::text AND handled_at IS NULL
     ORDER BY kie_callbacks.id
     LIMIT ${READ_MAX}`,
    [callbackToken],
  );
  return rows;
}
