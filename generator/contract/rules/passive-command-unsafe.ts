import { valueAt } from '../../diagnostics/address.ts';
import { isMisspeltIn } from '../misspelt.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

/** A command that PASSIVE answers needs only what PASSIVE may do. */
export const passiveCommandUnsafe: Rule = {
  code: 'passive-command-unsafe',
  reads: ['modes', 'bot'],
  *check(contract) {
    const { modes, bot } = sectionsOf(contract);
    const { capabilities = [], safe_commands: safe = [] } = modes?.passive ?? {};
    const commands = bot?.commands ?? [];
    for (const [index, name] of safe.entries()) {
      const at = commands.findIndex(({ command }) => command === name);
      const needed = commands[at]?.capability;
      if (needed === undefined || capabilities.includes(needed)) continue;
      const able = modes?.active.capabilities ?? [];
      const isKnown = (each: string): boolean => able.includes(each);
      if (!isKnown(needed) || isMisspeltIn(capabilities, isKnown, needed)) continue;
      yield {
        at: valueAt(contract.truthPath, ['modes', 'passive', 'safe_commands', index]),
        text: `/${name} needs the capability ${needed}, which PASSIVE does not have.`,
        allowed: commands
          .filter(({ capability }) => capabilities.includes(capability))
          .map(({ command }) => command),
        related: [
          {
            at: valueAt(contract.truthPath, ['bot', 'commands', at, 'capability']),
            text: 'needed here',
          },
        ],
      };
    }
  },
};
