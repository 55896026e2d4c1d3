import { keyAt } from '../../diagnostics/address.ts';
import type { VerifyRule } from '../verify-rule.ts';

/** Files without which the contract does not hold are there. */
export const fileRequired: VerifyRule = {
  code: 'file-required',
  scope: 'cheap',
  *check(view) {
    const { requiredFiles, contract } = view.policy;
    for (const file of requiredFiles) {
      if (view.has(file)) continue;
      yield {
        at: keyAt(contract, ['entrypoint']),
        text: `There is no file ${file}.`,
        hint: GENERATED.test(file)
          ? 'Run truth gen, which writes it.'
          : 'Restore it: what the contract says of the start of the service relies on it.',
      };
    }
  },
};

const GENERATED = /^(\.env\.example|render\.yaml)$/;
