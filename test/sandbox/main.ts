import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from './free-port.ts';
import { startWorld, type World } from './world.ts';

/**
 * `npm run sandbox`: the whole system on this machine. `--fresh` keeps no data, `--check` only
 * proves that it starts. Exit code 0 after a clean stop, else 1.
 */

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
  },
});
const FOLDER = '.sandbox';
const PORT_PREFERRED = 10_000;
/** Of the log, shown when the service ends by itself. */
const LINES_SHOWN = 20;

const root = join(import.meta.dirname, '..', '..');
const databaseUrl = process.env['DATABASE_URL'];
/**
 * Without kept data nothing is written to the checkout: it may run beside a sandbox that keeps its
 * own.
 */
const keeps = !values.fresh && !values.check && databaseUrl === undefined;
const log = keeps ? openLog() : null;
const interrupted = new Promise<'interrupted'>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => resolve('interrupted'));
  }
});

function openLog(): WriteStream {
  mkdirSync(join(root, FOLDER), { recursive: true });
  return createWriteStream(join(root, FOLDER, 'service.log'));
}

async function start(): Promise<World> {
  return startWorld({
    databaseUrl,
    ...(keeps ? { keepIn: join(root, FOLDER, 'postgres') } : {}),
    port: await freePort(keeps ? PORT_PREFERRED : 0),
    onOutput: (chunk) => log?.write(chunk),
  });
}

function describe(address: string, world: World): string {
  const secret = world.env.WEBHOOK_SECRET;
  const places = [
    ['health', `${address}/health`],
    ['API', `${address}/openapi.json`],
    ['metrics', `${address}/metrics`],
    ['database', world.databaseUrl],
    ...(log === null ? [] : [['log', `${FOLDER}/service.log`]]),
  ];
  const kept = world.keepsData
    ? ` The data stays in ${FOLDER}; delete that folder to begin anew.`
    : '';
  return `
The sandbox is ready after ${(performance.now() / 1000).toFixed(1)} s. Look at:

${places.map(([what = '', where]) => `  ${what.padEnd(10)}${where}`).join('\n')}

Send an update, as Telegram does:

  curl ${address}/webhook/${secret} \\
    -H 'x-telegram-bot-api-secret-token: ${secret}' \\
    -H 'content-type: application/json' -d '{"update_id": 1}'

Ctrl-C stops everything.${kept}
`;
}

/** Returns the exit code. */
async function run(world: World): Promise<number> {
  const ended = world.service.exited.then(() => 'ended' as const);
  const ready = world.service
    .health(({ status }) => status === 'ok')
    .then(
      () => 'ready' as const,
      () => 'ended' as const,
    );
  let outcome: string = await Promise.race([ready, ended, interrupted]);
  if (outcome === 'ready') {
    process.stdout.write(describe(await world.service.url(), world));
    outcome = values.check ? 'checked' : await Promise.race([ended, interrupted]);
  }
  if (outcome !== 'ended') process.stdout.write('\nStopping …\n');
  await world.stop();
  const { code } = await world.service.exited;
  if (outcome === 'ended' || code !== 0) return explain(world);
  process.stdout.write('Stopped.\n');
  return 0;
}

function explain(world: World): number {
  const { stdout, stderr } = world.service.output;
  const last = stdout.split('\n').slice(-LINES_SHOWN).join('\n');
  process.stderr.write(`The service did not do well. Its last words:\n${stderr}${last}\n`);
  return 1;
}

try {
  process.exitCode = await run(await start());
} catch (error) {
  process.stderr.write(`The sandbox cannot start. ${(error as Error).message}\n`);
  process.exitCode = 1;
}
log?.end();
