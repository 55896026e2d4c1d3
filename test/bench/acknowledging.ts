import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { leaderLock } from '../../generated/database.ts';
import { endWithMe } from '../sandbox/end-with-me.ts';
import { serviceEnv } from '../sandbox/service-env.ts';
import { startServiceProcess } from '../sandbox/service-process.ts';
import { startDurablePostgres } from './durable-postgres.ts';
import { type LoadResult, loadHttp } from './http-load.ts';
import { measuredRow } from './measured-row.ts';
import type { Row } from './row.ts';

const CONNECTIONS = 40;
const UPDATES = 4_000;
const LANES = 500;

/** A server under load: how to reach it, and what is to be sent to it. */
interface Target {
  readonly port: number;
  readonly path: string;
  readonly headers: string;
}

/**
 * How long the webhook takes until an update and its job are safe on the disk. The service is
 * PASSIVE, so that nothing but storing is measured.
 */
export async function acknowledging(rounds: number): Promise<Row[]> {
  const server = await startDurablePostgres();
  const stops: (() => Promise<unknown>)[] = [() => server.stop()];
  try {
    const targets = {
      ours: await startOurs(await server.freshDatabase(), stops),
      theirs: await startTheirs(await server.freshDatabase(), stops),
    };
    const results = { ours: [] as LoadResult[], theirs: [] as LoadResult[] };
    let firstId = 1;
    for (let round = 0; round <= rounds; round++) {
      for (const name of ['ours', 'theirs'] as const) {
        const result = await loadHttp(
          targets[name].port,
          CONNECTIONS,
          requestsTo(targets[name], firstId),
        );
        if (round > 0) results[name].push(result);
      }
      firstId += UPDATES;
    }
    return rowsOf(results);
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

function rowsOf({ ours, theirs }: Record<'ours' | 'theirs', LoadResult[]>): Row[] {
  const p99 = (results: LoadResult[]): number[] =>
    results.map(
      ({ latenciesMs }) =>
        latenciesMs.toSorted((a, b) => a - b)[Math.floor(latenciesMs.length * 0.99)] as number,
    );
  return [
    measuredRow({
      name: `${UPDATES} updates acknowledged over ${CONNECTIONS} connections : one INSERT each`,
      ours: ours.map(({ ms }) => ms),
      theirs: theirs.map(({ ms }) => ms),
      atMost: { times: 0.83 },
    }),
    measuredRow({
      name: 'acknowledging one, p99 under that load',
      ours: p99(ours),
      theirs: p99(theirs),
      unit: 'ms',
      atMost: { figure: 50 },
    }),
  ];
}

async function startOurs(url: string, stops: (() => Promise<unknown>)[]): Promise<Target> {
  const occupant = new pg.Client(url);
  await occupant.connect();
  await occupant.query('SELECT pg_advisory_lock($1::int4, $2::int4)', [...leaderLock.key]);
  const env = serviceEnv(url, 0);
  const service = startServiceProcess({ env: { ...env, PASSIVE_MODE: 'HOLD' } });
  stops.push(async () => {
    service.kill('SIGKILL');
    await service.exited;
    await occupant.end();
  });
  await service.health(({ mode }) => mode === 'PASSIVE');
  const secret = env.WEBHOOK_SECRET ?? '';
  return {
    port: Number(new URL(await service.url()).port),
    path: `/webhook/${secret}`,
    headers: `x-telegram-bot-api-secret-token: ${secret}\r\n`,
  };
}

async function startTheirs(url: string, stops: (() => Promise<unknown>)[]): Promise<Target> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'insert-server.ts'), url], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  endWithMe(child, 'TERM');
  stops.push(async () => {
    child.kill('SIGKILL');
    await once(child, 'close');
  });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return { port: Number(port.toString()), path: '/webhook', headers: '' };
}

function requestsTo({ path, headers }: Target, firstId: number): string[] {
  return Array.from({ length: UPDATES }, (_, at) => {
    const id = 100_000 + (at % LANES);
    const person = { id, first_name: 'Person', language_code: 'en' };
    const body = JSON.stringify({
      update_id: firstId + at,
      message: {
        message_id: at,
        from: { ...person, is_bot: false },
        chat: { ...person, type: 'private' },
        date: 1_790_000_000,
        text: 'a cat in a boat on a lake at dusk, in the style of an old photograph',
      },
    });
    return (
      `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n` +
      `${headers}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
    );
  });
}
