import { nearestName } from '../../runtime/nearest-name.ts';
import { handlerObjects } from '../code/handler-objects.ts';
import type { VerifyRule } from '../verify-rule.ts';

/** Every handler belongs to a route of the contract. */
export const handlerUnrouted: VerifyRule = {
  code: 'handler-unrouted',
  scope: 'file',
  *check(view) {
    const names = view.policy.routes.map(({ handler }) => handler);
    if (names.length === 0) return;
    for (const { file, keys } of handlerObjects(view.sources)) {
      for (const { name, node } of keys) {
        if (names.includes(name)) continue;
        const nearest = nearestName(name, names);
        yield {
          at: file.at(node),
          text: `The contract has no route for the handler ${name}.`,
          allowed: names,
          ...(nearest === null ? {} : { nearest }),
          hint: 'Declare the route in the contract, or remove the handler.',
        };
      }
    }
  },
};
