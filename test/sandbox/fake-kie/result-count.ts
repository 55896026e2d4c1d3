import { type ModelId, models } from '../../../generated/models/index.ts';
import type { JsonRecord } from '../../../generated/runtime/model-descriptor.ts';

/** Parameters that say how many results are wanted. */
const COUNTS = ['num_images', 'n', 'max_images', 'numImages'];
/** A base and what stands in front of it. */
const LAYERS = 4;
const STEMS: Readonly<Record<string, number>> = {
  separate_vocal: 2,
  split_stem: 4,
  split_stem_advanced: 2,
};

/** How many files a task makes. */
export function resultCountOf(modelId: ModelId, input: JsonRecord): number {
  const asked = COUNTS.map((name) => Number(input[name])).find((count) => count > 0);
  if (asked !== undefined) return asked;
  const { task, family } = models[modelId];
  if (task === 'layer-decomposition') return LAYERS;
  if (task === 'stem-separation') return STEMS[String(input['type'])] ?? 2;
  // Suno composes each song twice.
  if (family === 'suno' && task === 'music') return 2;
  return 1;
}
