import type { Problem } from '../../../generated/routes.ts';
import { isLoopback } from '../is-loopback.ts';
import { problem } from '../problem.ts';
import { hasSession } from './session.ts';

export interface GatePort {
  /** Without one only this machine may look. */
  readonly opsToken: string | undefined;
  readonly now: () => number;
}

interface Visitor {
  readonly headers: { readonly cookie?: string | undefined };
  readonly ip: string;
}

/** Says who may see what the operator sees: null lets in, a problem says why not. */
export function opsGate({ opsToken, now }: GatePort): (visitor: Visitor) => Problem | null {
  return ({ headers, ip }) => {
    if (opsToken === undefined) {
      if (isLoopback(ip)) return null;
      return problem('closed', 'The page is closed to strangers. Set OPS_TOKEN to sign in.');
    }
    if (hasSession(headers.cookie, opsToken, now())) return null;
    return problem('unauthorized', 'Sign in with the operator token.');
  };
}
