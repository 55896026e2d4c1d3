import { dirname } from 'node:path/posix';
import { layerOf } from '../code/layers.ts';
import { isInside } from '../project/paths.ts';
import type { VerifyRule } from '../verify-rule.ts';

const CODE = /\.[cm]?[jt]sx?$/;

/** Where there are layers, all code belongs to one. Declarations without code need none. */
export const layerUnknown: VerifyRule = {
  code: 'layer-unknown',
  scope: 'cheap',
  *check(view) {
    const { layers } = view.policy;
    const covered = new Set(layers.map(({ path }) => dirname(path)).filter((path) => path !== '.'));
    for (const path of view.paths) {
      if (!CODE.test(path) || path.endsWith('.d.ts')) continue;
      if (![...covered].some((folder) => isInside(path, folder))) continue;
      if (layerOf(path, layers) !== null) continue;
      yield {
        at: { file: path, range: { start: 0, end: 1 } },
        text: `${path} belongs to no layer of the contract.`,
        allowed: layers.map((layer) => layer.path),
        hint: 'Name it or its folder under architecture.layers, or move it.',
      };
    }
  },
};
