import type { Command } from 'commander';
import type { OwnCommand } from '../verify/project/project-view.ts';

/** Every verb of a command line with its flags, as they are typed. */
export function ownCommands(program: Command): OwnCommand[] {
  return program.commands.flatMap((command) => verbsOf(command, ''));
}

function verbsOf(command: Command, above: string): OwnCommand[] {
  const verb = `${above} ${command.name()}`.trim();
  if (command.commands.length > 0) return command.commands.flatMap((each) => verbsOf(each, verb));
  const flags = command.options.flatMap(({ long }) => (typeof long === 'string' ? [long] : []));
  return [{ verb, flags: [...flags, '--help'] }];
}
