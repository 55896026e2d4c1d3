import { queue } from '../../generated/queue.ts';
import type { Log } from '../core/log.ts';
import { queueLogger } from './queue-logger.ts';

/**
 * Brings the tables of the queue engine to the version of its code; on a second boot it changes
 * nothing. Instances that do so at the same time do not disturb each other.
 * Throws what the database says.
 */
export async function installQueue(connectionString: string, log: Log): Promise<void> {
  const { runMigrations } = await import('graphile-worker');
  await runMigrations({
    connectionString,
    schema: queue.schema,
    maxPoolSize: 1,
    logger: await queueLogger(log),
  });
}
