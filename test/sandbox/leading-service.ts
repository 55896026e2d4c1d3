import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ServiceProcess } from './service-process.ts';
import { until } from './until.ts';

/** The instance that leads; waits until there is one. */
export function leadingService(services: readonly ServiceProcess[]): Promise<ServiceProcess> {
  return until('an instance leads', async () => {
    for (const service of services) {
      // The port of one that has ended may be another's by now.
      if (!(await hasEnded(service)) && (await modeOf(service)) === 'ACTIVE') return service;
    }
    return null;
  });
}

/** What has ended says so before the next turn of the event loop. */
function hasEnded({ exited }: ServiceProcess): Promise<boolean> {
  return Promise.race([exited.then(() => true), nextTurn(false)]);
}

/** Null when it does not answer. */
async function modeOf(service: ServiceProcess): Promise<string | null> {
  const bound = service.lines().find(({ msg }) => msg === 'port bound');
  if (bound === undefined) return null;
  const response = await fetch(`http://127.0.0.1:${bound['port']}/health`).catch(() => null);
  return response === null ? null : ((await response.json()) as { mode: string }).mode;
}
