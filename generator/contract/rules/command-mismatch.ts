import { valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

/** The command that starts production names no other file than the entrypoint. */
export const commandMismatch: Rule = {
  code: 'command-mismatch',
  reads: ['entrypoint'],
  *check(contract) {
    const { entrypoint } = sectionsOf(contract);
    if (entrypoint === undefined) return;
    const { file, command } = entrypoint;
    const started = command.split(/\s+/).find((word) => /\.[cm]?tsx?$/.test(word));
    // An entrypoint that is not there is said already.
    if (!contract.exists(file)) return;
    if (started === undefined || started.replace(/^\.\//, '') === file) return;
    yield {
      at: valueAt(contract.truthPath, ['entrypoint', 'command']),
      text: `The command starts ${started}, the entrypoint is ${file}.`,
      related: [
        { at: valueAt(contract.truthPath, ['entrypoint', 'file']), text: 'the entrypoint' },
      ],
    };
  },
};
