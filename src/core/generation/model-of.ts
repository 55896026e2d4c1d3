import { type ModelId, models } from '../../../generated/models/index.ts';
import type { ModelApi, ModelSummary } from '../../../generated/runtime/model-summary.ts';

/** What is known of a model; null when the catalogue no longer has it. */
export function modelOf(modelId: string): ModelSummary | null {
  return Object.hasOwn(models, modelId) ? models[modelId as ModelId] : null;
}

/** What a model makes. One that is gone gets the time of the slowest. */
export function outputOf(modelId: string): ModelSummary['output'] {
  return modelOf(modelId)?.output ?? 'video';
}

/**
 * How the vendor is called for a model, also for one that has left the catalogue while a task of it
 * runs: the id of a model with an endpoint of its own is made from that endpoint.
 */
export function apiOf(modelId: string): ModelApi {
  const known = modelOf(modelId)?.api;
  if (known !== undefined) return known;
  return modelId.startsWith(FLAT)
    ? { envelope: 'flat', endpoint: `/api/v1/${modelId.slice(FLAT.length)}` }
    : { envelope: 'market', endpoint: '/api/v1/jobs/createTask' };
}

const FLAT = 'flat/';

/**
 * Whether an order may still be sent. A model that became `legacy` after the order was confirmed
 * still answers; one that was taken away or is no longer sold does not go out.
 */
export function mayBeSubmitted(modelId: string): boolean {
  const model = modelOf(modelId);
  if (model === null) return false;
  return model.sold || model.status === 'legacy';
}
