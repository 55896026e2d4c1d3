import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../sandbox/free-port.ts';
import { type ServiceEnv, serviceEnv } from '../sandbox/service-env.ts';
import { type ServiceProcess, startServiceProcess } from '../sandbox/service-process.ts';
import { until } from '../sandbox/until.ts';
import { startDurablePostgres } from './durable-postgres.ts';
import { measuredRow } from './measured-row.ts';
import type { Row } from './row.ts';

const LOOK_EVERY_MS = 5;

/** How long a cold start takes, and how long nobody works when the leader changes. */
export async function takingOver(rounds: number): Promise<Row[]> {
  const server = await startDurablePostgres();
  const alive = new Set<ServiceProcess>();
  try {
    const env = serviceEnv(await server.freshDatabase(), 0);
    const cold: number[] = [];
    const killed: number[] = [];
    const planned: number[] = [];
    const stayer = await startOne(env, alive);
    await stayer.service.said('working off the queue');
    for (let round = 0; round <= rounds; round++) {
      const newcomer = await startOne(env, alive);
      const handOver = await timesOf(newcomer.service);
      newcomer.service.kill('SIGKILL');
      const killedAt = Date.now();
      const workingAt = await untilLeadsAgain(stayer.service, round + 2);
      await newcomer.service.exited;
      alive.delete(newcomer.service);
      if (round === 0) continue;
      cold.push(newcomer.healthyMs);
      planned.push(handOver.working - handOver.ready);
      killed.push(workingAt - killedAt);
    }
    return [
      measuredRow({ name: 'cold start until /health', ours: cold, atMost: { figure: 1000 } }),
      measuredRow({
        name: 'planned hand-over, from ready to working',
        ours: planned,
        atMost: { figure: 1000 },
      }),
      measuredRow({
        name: 'kill -9 of ACTIVE until the other works',
        ours: killed,
        atMost: { figure: 2000 },
      }),
    ];
  } finally {
    for (const service of alive) service.kill('SIGKILL');
    await Promise.all([...alive].map(({ exited }) => exited));
    await server.stop();
  }
}

async function startOne(
  env: ServiceEnv,
  alive: Set<ServiceProcess>,
): Promise<{ service: ServiceProcess; healthyMs: number }> {
  const port = await freePort(0);
  const startedAt = performance.now();
  const service = startServiceProcess({ env: { ...env, PORT: String(port) } });
  alive.add(service);
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.status === 200) return { service, healthyMs: performance.now() - startedAt };
    await pause(LOOK_EVERY_MS);
  }
}

/** When it was ready to lead and when it worked, by its own log. */
async function timesOf(service: ServiceProcess): Promise<{ ready: number; working: number }> {
  const working = await service.said('working off the queue');
  const ready = await service.said('database is at the last migration');
  return { ready: timeOf(ready), working: timeOf(working) };
}

/** When it took over the queue for the `times`-th time, by its own log. */
function untilLeadsAgain(service: ServiceProcess, times: number): Promise<number> {
  return until('the other one works', () => {
    const took = service.lines().filter(({ msg }) => msg === 'working off the queue');
    const line = took[times - 1];
    return line === undefined ? null : timeOf(line);
  });
}

function timeOf(line: Readonly<Record<string, unknown>>): number {
  return Date.parse(String(line['time']));
}
