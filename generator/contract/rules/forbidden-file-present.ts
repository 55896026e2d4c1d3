import { valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

/** Files that would be a second way in do not exist. */
export const forbiddenFilePresent: Rule = {
  code: 'forbidden-file-present',
  reads: ['entrypoint'],
  *check(contract) {
    const { file: entrypoint, forbidden_files: files = [] } = sectionsOf(contract).entrypoint ?? {};
    for (const [index, file] of files.entries()) {
      if (file === entrypoint || !contract.exists(file)) continue;
      yield {
        at: valueAt(contract.truthPath, ['entrypoint', 'forbidden_files', index]),
        text: `${file} exists, and the contract forbids it.`,
        hint: `Delete it, or run \`truth quarantine ${file}\`.`,
      };
    }
  },
};
