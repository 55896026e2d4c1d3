import type { VerifyRule } from '../verify-rule.ts';

/** `npm start` runs what the contract calls the entrypoint. A project without the script is fine. */
export const startCommand: VerifyRule = {
  code: 'start-command',
  scope: 'cheap',
  *check(view) {
    const { command, file: entrypoint } = view.policy.entrypoint;
    const text = view.text('package.json');
    const [whole, quoted = ''] = /"start"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(text) ?? [];
    if (whole !== undefined) {
      const start = text.indexOf(whole) + whole.length - quoted.length + 1;
      if (JSON.parse(quoted) !== command) {
        yield {
          at: { file: 'package.json', range: { start, end: start + quoted.length - 2 } },
          text: `npm start does not run the command of the contract, which is ${command}.`,
          hint: `Write "start": "${command}", or change entrypoint.command.`,
          fix: { title: `Write ${command}`, replacement: command, style: 'code' },
        };
      }
    }
    if (command.split(/\s+/).includes(entrypoint)) return;
    yield {
      at: { file: view.policy.contract, path: ['entrypoint', 'command'], anchor: 'value' },
      text: `The command ${command} does not start ${entrypoint}.`,
      hint: 'Name the file of entrypoint.file in the command.',
    };
  },
};
