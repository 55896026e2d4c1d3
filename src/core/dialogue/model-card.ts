import { freeAllowance } from '../money/free-tier.ts';
import type { Facts } from './decision.ts';
import type { Screen } from './screen.ts';

/** What a model is, and what this user may have of it for nothing. */
export function modelCard({ freeUses, modelUse }: Facts, modelId: string): Screen {
  const usualSeconds = modelUse?.find((use) => use.modelId === modelId)?.usualSeconds ?? null;
  return { kind: 'card', modelId, free: freeAllowance(modelId, freeUses), usualSeconds };
}
