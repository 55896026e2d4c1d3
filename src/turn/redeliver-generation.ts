import type { Generation, GenerationResult, Order } from '../core/generation/generation.ts';
import type { Queryable } from '../db/pool.ts';
import { advanceWithin } from './advance-generation.ts';
import { type Confirmation, holdOrder } from './confirm-generation.ts';
import type { GenerationPorts } from './generation-ports.ts';

/**
 * Makes an order of results that are there already, in the transaction of the caller, which has
 * locked the user: holds its price and has the results delivered. An order of its own, since the
 * hold of the first one is over and a hold ends once. Null when that was done before: then nothing
 * is written.
 *
 * Throws as `confirmGeneration` does.
 */
export async function redeliverGeneration(
  ports: GenerationPorts,
  db: Queryable,
  { order, results }: { readonly order: Order; readonly results: readonly GenerationResult[] },
  confirmation: Confirmation,
): Promise<Generation | null> {
  const held = await holdOrder(db, order, confirmation);
  if (held === null) return null;
  const event = { kind: 'results-known', results } as const;
  const advanced = await advanceWithin(ports, db, confirmation.epoch, held.id, event);
  return advanced?.generation ?? null;
}
