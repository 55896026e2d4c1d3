import { type Breaker, closedBreaker } from '../../core/catalogue/breaker.ts';
import type { Queryable } from '../pool.ts';

/** SQL: the breaker lets nobody order its model at `now`, which is SQL too. */
export const restsAt = (now: string): string =>
  `(retry_at > ${now} OR EXISTS (
     SELECT FROM generations WHERE generations.id = trial_id
       AND state NOT IN ('delivered', 'failed', 'cancelled', 'expired')))`;

/** The breaker of a model, locked until the transaction ends; null when it has none yet. */
export async function lockBreaker(db: Queryable, modelId: string): Promise<Breaker | null> {
  const { rows } = await db.query<Breaker>(
    `SELECT failures, openings, (extract(epoch FROM retry_at) * 1000)::float8 AS "retryAtMs",
            trial_id::float8 AS "trialId", said
     FROM model_breakers WHERE model_id = $1::text FOR UPDATE`,
    [modelId],
  );
  return rows[0] ?? null;
}

/** The same, and makes a closed one where there is none. */
export async function makeBreaker(db: Queryable, modelId: string): Promise<Breaker> {
  await db.query(
    `INSERT INTO model_breakers (model_id, failures) VALUES ($1::text, 0) ON CONFLICT DO NOTHING`,
    [modelId],
  );
  return (await lockBreaker(db, modelId)) ?? closedBreaker;
}

/** Writes a breaker that is locked. */
export async function writeBreaker(
  db: Queryable,
  modelId: string,
  { failures, openings, retryAtMs, trialId, said }: Breaker,
): Promise<void> {
  await db.query(
    `UPDATE model_breakers
     SET failures = $2::int, openings = $3::int, trial_id = $5::bigint, said = $6::text,
         retry_at = to_timestamp($4::float8 / 1000)
     WHERE model_id = $1::text`,
    [modelId, failures, openings, retryAtMs, trialId, said],
  );
}

/**
 * Lets this order try a model whose breaker is open, if the pause is over and no other order does.
 * False: it may not. The breaker must be locked by an earlier statement, so that this one sees
 * what the owner of the lock before has committed.
 */
export async function takeTrial(
  db: Queryable,
  modelId: string,
  generationId: number,
  nowMs: number,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE model_breakers SET trial_id = $2::bigint
     WHERE model_id = $1::text AND NOT ${restsAt('to_timestamp($3::float8 / 1000)')}`,
    [modelId, generationId, nowMs],
  );
  return rowCount === 1;
}
