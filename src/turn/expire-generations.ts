import { UNANSWERED_MS_MAX } from '../core/generation/patience.ts';
import { Deposed } from '../db/ledger/fence.ts';
import { findOverdueGenerations } from '../db/queries/find-overdue-generations.ts';
import { findUnansweredGenerations } from '../db/queries/find-unanswered-generations.ts';
import { readGeneration } from '../db/queries/read-generation.ts';
import { advanceGeneration } from './advance-generation.ts';
import type { VendorPorts } from './generation-ports.ts';
import { pollGeneration } from './poll-generation.ts';

/** The others wait for the next time. */
const AT_ONCE_MAX = 1_000;

/**
 * Ends orders whose time is over and gives the money back. The vendor is asked about each for a
 * last time before. One that cannot be ended does not keep the others from it.
 *
 * Throws `Deposed`; otherwise the first fault, when all others are done.
 */
export async function expireGenerations(ports: VendorPorts, epoch: number): Promise<void> {
  const { db, log, now } = ports;
  const unanswered = await findUnansweredGenerations(db, now() - UNANSWERED_MS_MAX);
  if (unanswered.length > 0) {
    log.error({ jobs: unanswered }, 'requests were sent and nothing was heard of them');
  }
  let first: unknown = null;
  for (const id of await findOverdueGenerations(db, now(), AT_ONCE_MAX)) {
    try {
      await expireGeneration(ports, epoch, id);
    } catch (err) {
      if (err instanceof Deposed) throw err;
      log.error({ err, job_id: id }, 'an order whose time is over cannot be ended');
      first ??= err;
    }
  }
  if (first !== null) throw first;
}

async function expireGeneration(ports: VendorPorts, epoch: number, id: number): Promise<void> {
  const generation = await readGeneration(ports.db, id);
  if (generation === null) return;
  const mayBeDone = generation.state === 'submitting' || generation.state === 'submitted';
  if (mayBeDone) await pollGeneration(ports, epoch, id);
  else await advanceGeneration(ports, epoch, id, { kind: 'time-over' });
}
