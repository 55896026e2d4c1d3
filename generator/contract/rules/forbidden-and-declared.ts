import { keyAt, valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

/** Nothing is both used and refused: a variable of the environment, the entrypoint. */
export const forbiddenAndDeclared: Rule = {
  code: 'forbidden-and-declared',
  reads: [],
  *check(contract) {
    const { env, entrypoint } = sectionsOf(contract);
    const file = contract.truthPath;
    for (const name of Object.keys(env?.forbidden ?? {})) {
      if (!Object.hasOwn(env?.variables ?? {}, name)) continue;
      yield {
        at: keyAt(file, ['env', 'forbidden', name]),
        text: `${name} is forbidden, and it is a variable of env.variables.`,
        hint: 'Remove it from one of the two.',
        related: [{ at: keyAt(file, ['env', 'variables', name]), text: 'declared here' }],
      };
    }
    const index = entrypoint?.forbidden_files?.indexOf(entrypoint.file) ?? -1;
    if (index === -1) return;
    yield {
      at: valueAt(file, ['entrypoint', 'forbidden_files', index]),
      text: `${entrypoint?.file} is the entrypoint, and it is forbidden.`,
      hint: 'Remove it from the list, or name another entrypoint.',
      related: [{ at: valueAt(file, ['entrypoint', 'file']), text: 'the entrypoint' }],
    };
  },
};
