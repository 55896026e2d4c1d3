import type { Queryable } from '../pool.ts';

/** Id of the order that has this task of the vendor; null when none has it. */
export async function findGenerationOfTask(
  db: Queryable,
  vendorTaskId: string,
): Promise<number | null> {
  const { rows } = await db.query<{ id: string }>(
    'SELECT id::text FROM generations WHERE vendor_task_id = $1::text',
    [vendorTaskId],
  );
  return rows[0] === undefined ? null : Number(rows[0].id);
}
