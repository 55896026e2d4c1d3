import type { ServiceProcess } from './service-process.ts';
import { until } from './until.ts';

/** The instance that leads; waits until there is one. */
export function leadingService(services: readonly ServiceProcess[]): Promise<ServiceProcess> {
  return until('an instance leads', async () => {
    for (const service of services) {
      if ((await modeOf(service)) === 'ACTIVE') return service;
    }
    return null;
  });
}

/** Null when it does not answer. */
async function modeOf(service: ServiceProcess): Promise<string | null> {
  const bound = service.lines().find(({ msg }) => msg === 'port bound');
  if (bound === undefined) return null;
  const response = await fetch(`http://127.0.0.1:${bound['port']}/health`).catch(() => null);
  return response === null ? null : ((await response.json()) as { mode: string }).mode;
}
