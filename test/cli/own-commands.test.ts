import { Command } from 'commander';
import { expect, it } from 'vitest';
import { ownCommands } from '../../generator/cli/own-commands.ts';

it('the verbs of a command line are its leaves, each with its flags', () => {
  const program = new Command('truth');
  program.command('verify').option('--only <rules>').option('-x, --fix');
  const model = program.command('model');
  model.command('list').option('--all');
  model.command('show');
  expect(ownCommands(program)).toEqual([
    { verb: 'verify', flags: ['--only', '--fix', '--help'] },
    { verb: 'model list', flags: ['--all', '--help'] },
    { verb: 'model show', flags: ['--help'] },
  ]);
});
