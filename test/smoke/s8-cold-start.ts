import { passed, type Scenario, Shortfall } from '../../generator/smoke/scenario.ts';
import type { ServiceProcess } from '../sandbox/service-process.ts';
import { type SmokeWorld, worldOf } from './smoke-world.ts';
import { answered } from './timed.ts';

/** One more process on the same database comes to a healthy answer, beside the one that leads. */
export const scenario: Scenario<SmokeWorld> = {
  id: 'S8',
  run: async (context) => {
    const { facts, took } = context;
    const world = worldOf(context);
    const startedAtMs = performance.now();
    const service = world.startService();
    try {
      await Promise.race([isHealthy(service, facts.slaMs), hasEnded(service)]);
      took(performance.now() - startedAtMs);
    } finally {
      service.kill('SIGTERM');
      await service.exited;
      await world.leader();
    }
    return passed();
  },
};

function isHealthy(service: ServiceProcess, limitMs: number): Promise<true> {
  return answered({ promise: 'The new process is not healthy', limitMs }, async () => {
    const bound = service.lines().find(({ msg }) => msg === 'port bound');
    if (bound === undefined) return null;
    const response = await fetch(`http://127.0.0.1:${bound['port']}/health`);
    const { status } = (await response.json()) as { status: string };
    return status === 'ok' ? true : null;
  });
}

/** Throws when the process ends; never resolves. */
async function hasEnded({ exited, output }: ServiceProcess): Promise<never> {
  const { code, signal } = await exited;
  throw new Shortfall(`The new process ended (${signal ?? code}) before it was healthy.`, {
    seen: `${output.stderr}${output.stdout}`.trim(),
  });
}
