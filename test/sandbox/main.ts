import { randomBytes } from 'node:crypto';
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from './free-port.ts';
import { pageFault } from './page/page-fault.ts';
import { type PageServer, startPage } from './page/page-server.ts';
import type { Exit } from './service-process.ts';
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
const PAGE_PORT_PREFERRED = 8_080;
/** Of the log, shown when the service ends by itself. */
const LINES_SHOWN = 20;

const root = join(import.meta.dirname, '..', '..');
const databaseUrl = process.env['DATABASE_URL'];
/**
 * Without kept data nothing is written to the checkout: it may run beside a sandbox that keeps its
 * own.
 */
const keeps = !values.fresh && !values.check && databaseUrl === undefined;
/** For the page of the operator. */
const opsToken = randomBytes(12).toString('base64url');
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
    ...(keeps
      ? {
          keepIn: join(root, FOLDER, 'postgres'),
          telegram: { keepIn: join(root, FOLDER, 'telegram.bin') },
        }
      : {}),
    env: { OPS_TOKEN: opsToken },
    port: await freePort(keeps ? PORT_PREFERRED : 0),
    onOutput: (chunk) => log?.write(chunk),
  });
}

function describe(page: PageServer, world: World): string {
  const places = [
    ['chat', page.url],
    ['health', `${world.url}/health`],
    ['API', `${world.url}/openapi.json`],
    ['metrics', `${world.url}/metrics`],
    ['operator', `${world.url}/ops`],
    ['its token', opsToken],
    ['database', world.databaseUrl],
    ...(log === null ? [] : [['log', `${FOLDER}/service.log`]]),
  ];
  const kept = world.keepsData
    ? ` The data stays in ${FOLDER}; delete that folder to begin anew.`
    : '';
  return `
The sandbox is ready after ${(performance.now() / 1000).toFixed(1)} s. Open the chat and write /start:

${places.map(([what = '', where]) => `  ${what.padEnd(10)}${where}`).join('\n')}

Ctrl-C stops everything.${kept}
`;
}

/** Returns the exit code. */
async function run(world: World): Promise<number> {
  const ended = world.service.exited.then(() => 'ended' as const);
  const ready = world.service
    .health(({ status, mode }) => status === 'ok' && mode === 'ACTIVE')
    .then(
      () => 'ready' as const,
      () => 'ended' as const,
    );
  const outcome = await Promise.race([ready, ended, interrupted]);
  let fault: string | null = null;
  if (outcome === 'ready') {
    const page = await startPage(world, await freePort(keeps ? PAGE_PORT_PREFERRED : 0));
    process.stdout.write(describe(page, world));
    if (values.check) fault = await pageFault(page.url);
    else await interrupted;
    await page.close();
  }
  if (outcome !== 'ended') process.stdout.write('\nStopping …\n');
  const exits = await world.stop();
  if (outcome === 'ended' || !exits.every(isExpected)) return explain(world);
  process.stdout.write('Stopped.\n');
  if (fault !== null) process.stderr.write(`${fault}\n`);
  return fault === null ? 0 : 1;
}

/** Clean, or killed by somebody who tries what happens then. */
function isExpected({ code, signal }: Exit): boolean {
  return code === 0 || signal === 'SIGKILL';
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
