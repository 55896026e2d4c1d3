import { valueAt } from '../../diagnostics/address.ts';
import { handlerObjects } from '../code/handler-objects.ts';
import type { VerifyRule } from '../verify-rule.ts';

/** Every route of the contract has a handler. */
export const routeUnhandled: VerifyRule = {
  code: 'route-unhandled',
  scope: 'whole',
  *check(view) {
    const objects = handlerObjects(view.sources);
    if (objects.some(({ isOpen }) => isOpen)) return;
    const handled = new Set(objects.flatMap(({ keys }) => keys.map(({ name }) => name)));
    for (const [index, { id, handler, method, path }] of view.policy.routes.entries()) {
      if (handled.has(handler)) continue;
      yield {
        at: valueAt(view.policy.contract, ['routes', index, 'id']),
        text: `No handler is called ${handler}, so ${method} ${path} answers nothing.`,
        hint: `Add ${handler} to the object of RouteHandlers, or remove the route ${id}.`,
      };
    }
  },
};
