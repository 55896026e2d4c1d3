import type { RouteHandlers } from '../../generated/routes.ts';
import type { ServiceFacts } from '../core/health.ts';
import { describeReadiness } from '../core/health-reasons.ts';

/** `GET /ready`: whether this instance can do what it promises; the database is asked each time. */
export function ready(gatherFacts: () => Promise<ServiceFacts>): RouteHandlers['ready'] {
  return async () => {
    const body = describeReadiness(await gatherFacts());
    return body.ready ? { status: 200, body } : { status: 503, body };
  };
}
