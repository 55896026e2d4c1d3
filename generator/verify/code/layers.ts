import type { Layer } from '../../model/model.ts';
import { isInside } from '../project/paths.ts';

/** The layer of a file: the one with the longest path around it; null for a file of none. */
export function layerOf(path: string, layers: readonly Layer[]): Layer | null {
  let found: Layer | null = null;
  for (const layer of layers) {
    if (!isInside(path, layer.path)) continue;
    if (found === null || layer.path.length > found.path.length) found = layer;
  }
  return found;
}

/** Whether a file of `from` may import the file `target`. */
export function mayImport(from: Layer, target: string, layers: readonly Layer[]): boolean {
  const to = layerOf(target, layers);
  if (to === from) return true;
  return from.imports.some((path) => isInside(to?.path ?? target, path));
}
