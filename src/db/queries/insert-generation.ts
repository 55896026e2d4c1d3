import type { Language } from '../../../generated/messages.ts';
import type { Generation, Order } from '../../core/generation/generation.ts';
import { GENERATION_COLUMNS, type GenerationRow, generationOf } from '../generation-row.ts';
import { jsonb } from '../jsonb.ts';
import type { Queryable } from '../pool.ts';

/** An order that was just confirmed. */
export interface NewGeneration extends Order {
  readonly userId: number;
  readonly chatId: number;
  /** Of the update with which it was confirmed. */
  readonly updateId: number;
  readonly language: Language;
  readonly holdId: string | null;
  readonly callbackToken: string;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
}

/** Stores a confirmed order. Null when an order was made from this draft before. */
export async function insertGeneration(
  db: Queryable,
  order: NewGeneration,
): Promise<Generation | null> {
  const { rows } = await db.query<GenerationRow>(
    `INSERT INTO generations (
       draft_id, user_id, chat_id, model_id, language, input, media, price_kopecks, credits_micro,
       hold_id, state, callback_token, created_at, expires_at, update_id
     )
     VALUES (
       $1::text, $2::bigint, $3::bigint, $4::text, $5::text, $6::jsonb, $7::jsonb, $8::bigint,
       $9::bigint, $10::bigint, 'confirmed', $11::text, to_timestamp($12::float8 / 1000),
       to_timestamp($13::float8 / 1000), $14::bigint
     )
     ON CONFLICT (draft_id) DO NOTHING
     RETURNING ${GENERATION_COLUMNS}`,
    [
      order.draftId,
      order.userId,
      order.chatId,
      order.modelId,
      order.language,
      jsonb(order.input),
      jsonb(order.media),
      order.priceKopecks.toString(),
      order.creditsMicro,
      order.holdId,
      order.callbackToken,
      order.createdAtMs,
      order.expiresAtMs,
      order.updateId,
    ],
  );
  const [row] = rows;
  return row === undefined ? null : generationOf(row);
}
