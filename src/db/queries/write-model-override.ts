import type { ShelfChange } from '../../core/catalogue/shelf.ts';
import type { Queryable } from '../pool.ts';

/**
 * Changes what is offered of a model. False, and nothing is written, when it is no longer as it was
 * seen (`before`): somebody else has changed it.
 */
export async function writeModelOverride(
  db: Queryable,
  modelId: string,
  { before, after }: { readonly before: ShelfChange; readonly after: ShelfChange },
  changedBy: number,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO model_overrides
       (model_id, is_offered, price_percent, changed_by, free_per_hour, free_per_day)
     SELECT $1::text, $2::boolean, $3::int, $4::bigint, $7::int, $8::int
     WHERE ($5::boolean AND $6::int = 100 AND $10::int IS NULL)
        OR EXISTS (SELECT FROM model_overrides WHERE model_id = $1::text)
     ON CONFLICT (model_id) DO UPDATE
     SET is_offered = excluded.is_offered, price_percent = excluded.price_percent,
         changed_by = excluded.changed_by, changed_at = now(),
         free_per_hour = excluded.free_per_hour, free_per_day = excluded.free_per_day
     WHERE model_overrides.is_offered = $5::boolean AND model_overrides.price_percent = $6::int
       AND model_overrides.free_per_hour IS NOT DISTINCT FROM $9::int
       AND model_overrides.free_per_day IS NOT DISTINCT FROM $10::int`,
    [
      modelId,
      after.isOffered,
      after.pricePercent,
      changedBy,
      before.isOffered,
      before.pricePercent,
      after.free?.perHour ?? null,
      after.free?.perDay ?? null,
      before.free?.perHour ?? null,
      before.free?.perDay ?? null,
    ],
  );
  return rowCount === 1;
}
