import type { JsonRecord } from '../../../generated/runtime/model-descriptor.ts';
import { questionsOf } from '../form/questions.ts';
import type { Order } from '../generation/generation.ts';

const SEED = 'seed';
/** What every model takes that says no limits of its own. */
const LEAST = 10_000;
const MOST = 1_000_000;

/**
 * The parameters of an order with another seed, which is made of `mark`; as they are for a model
 * that has none: each result of such a model is another one anyway.
 */
export function withNewSeed(
  { modelId, input }: Pick<Order, 'modelId' | 'input'>,
  mark: string,
): JsonRecord {
  const field = questionsOf(modelId).find(({ name }) => name === SEED);
  if (field?.number == null) return input;
  const least = Math.max(LEAST, field.number.minimum ?? LEAST);
  const most = Math.max(least, Math.min(MOST, field.number.maximum ?? MOST));
  const seed = least + (numberOf(mark) % (most - least + 1));
  // The same one again would be the same result again.
  const other = seed < most ? seed + 1 : least;
  return { ...input, [SEED]: seed === input[SEED] ? other : seed };
}

/** Spreads marks over the numbers of 32 bits (FNV-1a). */
function numberOf(mark: string): number {
  let hash = 0x811c9dc5;
  for (const character of mark) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash;
}
