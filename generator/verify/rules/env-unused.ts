import { keyAt } from '../../diagnostics/address.ts';
import type { VerifyRule } from '../verify-rule.ts';

/**
 * Every declared variable is named in the sources, or used by the contract itself. One of the build
 * phase is read by tools outside of the sources.
 */
export const envUnused: VerifyRule = {
  code: 'env-unused',
  scope: 'cheap',
  *check(view) {
    const { env, folders, contract } = view.policy;
    const texts = view.pathsIn(folders.sources).map((path) => view.text(path));
    for (const { name, phase } of env.variables) {
      if (phase === 'build' || env.usedInContract.includes(name)) continue;
      const word = new RegExp(`\\b${name}\\b`);
      if (texts.some((text) => word.test(text))) continue;
      yield {
        at: keyAt(contract, ['env', 'variables', name]),
        text: `Nothing in ${folders.sources} reads ${name}.`,
        hint: 'Use it, or remove it from the contract.',
      };
    }
  },
};
