import type { RouteHandlers } from '../../generated/routes.ts';
import { describeHealth } from '../core/describe-health.ts';
import type { ServiceFacts } from '../core/health.ts';

/** `GET /health`: the state as it is now; the database is asked each time. */
export function health(gatherFacts: () => Promise<ServiceFacts>): RouteHandlers['health'] {
  return async () => ({ status: 200, body: describeHealth(await gatherFacts()) });
}
