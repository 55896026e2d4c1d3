import { createRequire } from 'node:module';
import type { ModelId } from '../../../generated/models/index.ts';
import { models } from '../../../generated/models/index.ts';
import type { ModelDescriptor } from '../../../generated/runtime/model-descriptor.ts';

const load = createRequire(import.meta.url);

export function isModelId(id: string): id is ModelId {
  return Object.hasOwn(models, id);
}

/** The parameters of a model as the catalogue has them; null for one that is removed. */
export function descriptorOf(id: ModelId): ModelDescriptor | null {
  if (models[id].status === 'removed') return null;
  const file = `../../../generated/models/${id.replaceAll('/', '__')}.ts`;
  return (load(file) as { readonly describe: () => ModelDescriptor }).describe();
}
