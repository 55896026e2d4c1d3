import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from './free-port.ts';
import { startWorld, type World } from './world.ts';

/** `npm run sandbox`: the whole system on this machine. Exit code 0 after a clean stop, else 1. */

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const FOLDER = '.sandbox';
const LOG = join(FOLDER, 'service.log');
const PORT_PREFERRED = 10_000;
/** Of the log, shown when the service ends by itself. */
const LINES_SHOWN = 20;

const root = join(import.meta.dirname, '..', '..');
mkdirSync(join(root, FOLDER), { recursive: true });
const log = createWriteStream(join(root, LOG));
const interrupted = new Promise<void>((resolve) => {
  process.on('SIGINT', resolve);
  process.on('SIGTERM', resolve);
});

/** A check leaves the kept data alone: it may run beside a sandbox. */
async function start(): Promise<World> {
  return startWorld({
    databaseUrl: process.env['DATABASE_URL'],
    ...(values.check ? {} : { keepIn: join(root, FOLDER, 'postgres') }),
    port: await freePort(values.check ? 0 : PORT_PREFERRED),
    onOutput: (chunk) => log.write(chunk),
  });
}

function describe(address: string, world: World, tookMs: number): string {
  const { WEBHOOK_SECRET: secret } = world.env;
  return `
The sandbox is ready after ${(tookMs / 1000).toFixed(1)} s. Look at:

  health     ${address}/health
  API        ${address}/openapi.json
  metrics    ${address}/metrics
  database   ${world.databaseUrl}
  log        ${LOG}

Send an update, as Telegram does:

  curl ${address}/webhook/${secret} \\
    -H 'x-telegram-bot-api-secret-token: ${secret}' \\
    -H 'content-type: application/json' -d '{"update_id": 1}'

Ctrl-C stops everything.${process.env['DATABASE_URL'] === undefined ? ` The data stays in ${FOLDER}; delete that folder to begin anew.` : ''}
`;
}

async function run(world: World): Promise<number> {
  const crashed = world.service.exited.then(() => 'crashed' as const);
  const ready = world.service
    .health(({ status }) => status === 'ok')
    .catch(() => 'crashed' as const);
  const first = await Promise.race([ready, crashed, interrupted]);
  if (first !== undefined && first !== 'crashed') {
    process.stdout.write(describe(await world.service.url(), world, performance.now()));
    if (!values.check) await Promise.race([interrupted, crashed]);
  }
  const [exit] = await Promise.all([world.service.exited, stopAll(world)]);
  return exit.code === 0 && first !== 'crashed' ? 0 : 1;
}

async function stopAll(world: World): Promise<void> {
  process.stdout.write('\nStopping …\n');
  await world.stop();
  process.stdout.write('Stopped.\n');
}

function explain(world: World): void {
  const { stdout, stderr } = world.service.output;
  const last = stdout.split('\n').slice(-LINES_SHOWN).join('\n');
  process.stderr.write(`The service did not end well. Its last words:\n${stderr}${last}\n`);
}

try {
  const world = await start();
  process.exitCode = await run(world);
  if (process.exitCode !== 0) explain(world);
} catch (error) {
  process.stderr.write(`The sandbox cannot start. ${(error as Error).message}\n`);
  process.exitCode = 1;
}
log.end();
