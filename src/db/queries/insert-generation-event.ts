import type { GenerationState } from '../../core/generation/generation.ts';
import type { GenerationEvent } from '../../core/generation/generation-event.ts';
import { jsonb } from '../jsonb.ts';
import type { Queryable } from '../pool.ts';

/** Writes down that something happened to an order, whether or not it changed the order. */
export async function insertGenerationEvent(
  db: Queryable,
  generationId: number,
  { kind, ...detail }: GenerationEvent,
  states: { readonly before: GenerationState; readonly after: GenerationState },
): Promise<void> {
  await db.query(
    `INSERT INTO generation_events (generation_id, event, state_before, state_after, detail)
     VALUES ($1::bigint, $2::text, $3::text, $4::text, nullif($5::jsonb, '{}'::jsonb))`,
    [generationId, kind, states.before, states.after, jsonb(detail)],
  );
}
