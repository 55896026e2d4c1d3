import { keyAt, valueAt } from '../../diagnostics/address.ts';
import { nearestName } from '../../runtime/nearest-name.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';
import { suggested } from '../suggestion.ts';

/** The parameters of a route are those in its path, each once. */
export const pathParameter: Rule = {
  code: 'path-parameter',
  reads: ['routes'],
  *check(contract) {
    for (const [index, { id, path, parameters = {} }] of (
      sectionsOf(contract).routes ?? []
    ).entries()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
      const declared = Object.keys(parameters);
      for (const name of declared) {
        if (inPath.includes(name)) continue;
        yield {
          at: keyAt(contract.truthPath, ['routes', index, 'parameters', name]),
          text: `The path of route ${id} is ${path}; it has no {${name}}.`,
          allowed: inPath,
          ...suggested(name, inPath),
        };
      }
      const at = valueAt(contract.truthPath, ['routes', index, 'path']);
      for (const [position, name] of inPath.entries()) {
        if (inPath.indexOf(name) !== position) {
          yield { at, text: `The path of route ${id} has {${name}} twice.` };
        } else if (!declared.includes(name) && nearestName(name, declared) === null) {
          yield {
            at,
            text: `The path of route ${id} has {${name}}, which its parameters do not declare.`,
            hint: `Add it to the route: parameters: { ${name}: { type: string } }.`,
          };
        }
      }
    }
  },
};
