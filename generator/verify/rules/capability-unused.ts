import { keyAt } from '../../diagnostics/address.ts';
import type { VerifyRule } from '../verify-rule.ts';

/** Every capability of the modes is asked for by a command of the contract, or in the sources. */
export const capabilityUnused: VerifyRule = {
  code: 'capability-unused',
  scope: 'cheap',
  *check(view) {
    const { capabilities, commands, folders, contract } = view.policy;
    const byCommands = new Set(commands.map(({ capability }) => capability));
    const texts = view.pathsIn(folders.sources).map((path) => view.text(path));
    for (const name of capabilities) {
      const word = new RegExp(`(['"\`])${name}\\1`);
      if (byCommands.has(name) || texts.some((text) => word.test(text))) continue;
      yield {
        at: keyAt(contract, ['modes']),
        text: `Nothing asks whether a mode may ${name}.`,
        hint: `Guard what it is about with isAllowed(mode, '${name}'), or remove it from the modes.`,
      };
    }
  },
};
