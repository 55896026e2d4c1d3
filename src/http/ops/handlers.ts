import type { Env } from '../../../generated/env.ts';
import { repeatLimit } from '../../../generated/log-policy.ts';
import type { RouteHandlers } from '../../../generated/routes.ts';
import type { Log } from '../../core/log.ts';
import type { OpsFacts } from '../../core/ops/ops-facts.ts';
import { repeatLimiter } from '../../core/repeat-limit.ts';
import { createOpsReader } from '../../db/ops-readings.ts';
import type { DatabasePool } from '../../db/pool.ts';
import { readIncident } from '../../db/queries/read-incidents.ts';
import { opsLogin, opsLogout } from './login.ts';
import { opsPage } from './page.ts';
import { opsIncident, opsState } from './state.ts';

export interface OpsPort {
  readonly env: Env;
  readonly db: DatabasePool;
  readonly log: Log;
  readonly now: () => number;
  /** Name of the answering instance. */
  readonly instance: string;
  /** What it knows of itself. */
  readonly self: () => Pick<OpsFacts, 'mode' | 'migrationsAtHead'>;
}

type OpsRoute = Extract<keyof RouteHandlers, `ops${string}`>;

/** All routes of the operator's page. */
export function opsHandlers(port: OpsPort): Pick<RouteHandlers, OpsRoute> {
  const { env, db, log, now, instance, self } = port;
  const mayLog = repeatLimiter(repeatLimit);
  const read = createOpsReader(db, now, (err) => {
    const { pass, heldBack } = mayLog('ops', now());
    if (pass) log.warn({ err, heldBack }, 'the page of the operator could not be read');
  });
  const gate = { opsToken: env.OPS_TOKEN, now };
  const gatherFacts = async (): Promise<OpsFacts> => {
    const known = self();
    return {
      ...known,
      instance,
      nowMs: now(),
      passiveMode: env.PASSIVE_MODE,
      leaderlessMs: env.LOCK_WAIT_SECONDS * 1000,
      readings: known.migrationsAtHead ? await read() : null,
    };
  };
  return {
    ...opsPage(),
    opsLogin: opsLogin({ ...gate, log }),
    opsLogout: opsLogout(),
    opsState: opsState({ ...gate, gatherFacts }),
    opsIncident: opsIncident({ ...gate, find: (id) => readIncident(db, id) }),
  };
}
