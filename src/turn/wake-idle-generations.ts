import { addJob } from '../db/queries/add-job.ts';
import { findIdleGenerations } from '../db/queries/find-idle-generations.ts';
import type { GenerationPorts } from './generation-ports.ts';

/** The others wait for the next time. */
const AT_ONCE_MAX = 1_000;

/**
 * Gives a job to each order that has none although it needs one: what failed for good while the
 * database or Telegram was away is tried again. That does no harm, every job looks first.
 */
export async function wakeIdleGenerations({
  db,
  log,
}: Pick<GenerationPorts, 'db' | 'log'>): Promise<void> {
  const idle = await findIdleGenerations(db, AT_ONCE_MAX);
  for (const { generationId, task, key } of idle) {
    await addJob(db, task, { generationId }, { key });
  }
  if (idle.length > 0) {
    log.warn({ jobs: idle.map(({ key }) => key) }, 'orders waited without a job');
  }
}
