import type { Delivery } from '../../core/generation/generation.ts';
import { jsonb } from '../jsonb.ts';
import type { Queryable } from '../pool.ts';

/** Keeps what Telegram accepted. What is kept already stays as it is. */
export async function insertDeliveries(
  db: Queryable,
  generationId: number,
  deliveries: readonly Delivery[],
): Promise<void> {
  await db.query(
    `INSERT INTO deliveries (generation_id, position, message_id, kind, file_id, file)
     SELECT $1::bigint, position, "messageId", kind, "fileId", file
     FROM jsonb_to_recordset($2::jsonb)
       AS accepted (position int, "messageId" bigint, kind text, "fileId" text, file jsonb)
     ON CONFLICT (generation_id, position) DO NOTHING`,
    [generationId, jsonb(deliveries)],
  );
}
