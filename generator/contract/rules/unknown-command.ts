import { type DataPath, valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { type Sections, sectionsOf } from '../sections.ts';
import { unknownName } from '../unknown-name.ts';

/** Commands that PASSIVE answers and that smoke scenarios send are commands of the bot. */
export const unknownCommand: Rule = {
  code: 'unknown-command',
  reads: ['bot'],
  *check(contract) {
    const sections = sectionsOf(contract);
    const names = (sections.bot?.commands ?? []).map(({ command }) => command);
    for (const { name, path } of mentions(sections)) {
      if (names.includes(name)) continue;
      yield unknownName({
        at: valueAt(contract.truthPath, path),
        name,
        names,
        text: `/${name} is not a command of bot.commands.`,
      });
    }
  },
};

function* mentions({ modes, smoke = [] }: Sections): Generator<{ name: string; path: DataPath }> {
  for (const [index, name] of (modes?.passive.safe_commands ?? []).entries()) {
    yield { name, path: ['modes', 'passive', 'safe_commands', index] };
  }
  for (const [index, { command }] of smoke.entries()) {
    if (command !== undefined) yield { name: command, path: ['smoke', index, 'command'] };
  }
}
