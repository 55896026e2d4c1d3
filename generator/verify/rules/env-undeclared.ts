import { nearestName } from '../../runtime/nearest-name.ts';
import { variableReads } from '../code/variable-reads.ts';
import type { VerifyRule } from '../verify-rule.ts';

/** Every variable that the sources read is declared. Names in lower case are not looked at. */
export const envUndeclared: VerifyRule = {
  code: 'env-undeclared',
  scope: 'file',
  *check(view) {
    const { variables } = view.policy.env;
    const names = variables.map(({ name }) => name);
    for (const file of view.sources) {
      for (const { name, node } of variableReads(file)) {
        if (names.includes(name)) continue;
        const nearest = nearestName(name, names);
        yield {
          at: file.at(node),
          text: `The contract declares no variable ${name}.`,
          ...(nearest === null ? {} : { nearest }),
          hint: `Declare it in ${view.policy.contract} under env.variables.`,
        };
      }
    }
  },
};
