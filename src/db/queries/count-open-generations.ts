import type { GenerationState } from '../../core/generation/generation.ts';
import type { Queryable } from '../pool.ts';

/** Orders of one model in one state. */
export interface OpenGenerations {
  readonly modelId: string;
  readonly state: GenerationState;
  readonly count: number;
}

/** Orders that are not over, by model and state. */
export async function countOpenGenerations(db: Queryable): Promise<OpenGenerations[]> {
  const { rows } = await db.query<OpenGenerations>(
    `SELECT model_id AS "modelId", state, count(*)::int AS count
     FROM generations WHERE state NOT IN ('delivered', 'failed', 'cancelled', 'expired')
     GROUP BY model_id, state`,
  );
  return rows;
}
