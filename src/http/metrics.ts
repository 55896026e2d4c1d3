import type { RouteHandlers } from '../../generated/routes.ts';
import { isLoopback } from './is-loopback.ts';
import { problem } from './problem.ts';
import { sameSecret } from './same-secret.ts';

export interface MetricsPort {
  /** Token of the operator; without one only this machine may ask. */
  readonly opsToken: string | undefined;
  /** Prometheus text, with gauges brought up to date. */
  readonly expose: () => Promise<string>;
}

/** `GET /metrics`: figures for the operator. */
export function metrics({ opsToken, expose }: MetricsPort): RouteHandlers['metrics'] {
  return async ({ headers, ip }) => {
    const allowed =
      opsToken === undefined
        ? isLoopback(ip)
        : sameSecret(headers.authorization, `Bearer ${opsToken}`);
    if (allowed) return { status: 200, body: await expose() };
    const message =
      opsToken === undefined
        ? 'Metrics are closed: set OPS_TOKEN and send it as a bearer token.'
        : 'Send the operator token: Authorization: Bearer OPS_TOKEN.';
    return { status: 401, body: problem('unauthorized', message) };
  };
}
