import type { Logger } from 'graphile-worker';
import type { Log } from '../core/log.ts';

/** A logger for the queue engine that writes to ours. What it says about jobs we say ourselves. */
export async function queueLogger(log: Log): Promise<Logger> {
  const { Logger: QueueLogger } = await import('graphile-worker');
  return new QueueLogger(() => (level, message, meta) => {
    if (meta?.['failure'] === true) return;
    const fields = meta?.['error'] === undefined ? {} : { err: meta['error'] };
    if (level === 'error') log.error(fields, message);
    else if (level === 'warning') log.warn(fields, message);
    else log.debug(fields, message);
  });
}
