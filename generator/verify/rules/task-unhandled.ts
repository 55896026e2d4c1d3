import { keyAt } from '../../diagnostics/address.ts';
import type { VerifyRule } from '../verify-rule.ts';

/** Every kind of job is the key of an object or a text in the sources: somebody works it off. */
export const taskUnhandled: VerifyRule = {
  code: 'task-unhandled',
  scope: 'cheap',
  *check(view) {
    const { tasks, folders, contract } = view.policy;
    const texts = view.pathsIn(folders.sources).map((path) => view.text(path));
    for (const name of tasks) {
      const key = new RegExp(`(['"\`])${name}\\1|^\\s*(async )?${name}\\s*[:(,]`, 'm');
      if (texts.some((text) => key.test(text))) continue;
      yield {
        at: keyAt(contract, ['queue', 'tasks', name]),
        text: `Nothing in ${folders.sources} works off the task ${name}.`,
        hint: 'Write the handler, or remove the task from the contract.',
      };
    }
  },
};
