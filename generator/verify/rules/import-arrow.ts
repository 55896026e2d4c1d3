import { layerOf, mayImport } from '../code/layers.ts';
import { edgesOf } from '../code/module-graph.ts';
import type { VerifyRule } from '../verify-rule.ts';

/** Layers import only what the contract lets them, types included. */
export const importArrow: VerifyRule = {
  code: 'import-arrow',
  scope: 'file',
  *check(view) {
    const { layers } = view.policy;
    for (const file of view.code) {
      const layer = layerOf(file.path, layers);
      if (layer === null) continue;
      for (const { to, by } of edgesOf(view, file)) {
        if (mayImport(layer, to, layers)) continue;
        yield {
          at: { file: file.path, range: by.range },
          text: `${layer.path} may not import ${layerOf(to, layers)?.path ?? to}.`,
          allowed: layer.imports,
          hint: 'Pass the value in, or move what both need to a layer that both may import.',
        };
      }
    }
  },
};
