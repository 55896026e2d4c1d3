import { enableCompileCache } from 'node:module';

/**
 * The production process, and the only place that reads its environment. Exit codes: 0 after a clean stop, 1 when the
 * service cannot go on or does not stop in time, 2 when the environment does not fit the contract.
 */

// Before the imports, which are therefore dynamic: the next start loads them compiled.
enableCompileCache();
const { EnvError, envSecrets, loadEnv } = await import('../generated/env.ts');
const { startService } = await import('./service.ts');

function readEnvironment(): ReturnType<typeof loadEnv<'runtime'>> {
  try {
    return loadEnv(process.env);
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

const env = readEnvironment();
const now = (): number => Date.now();
let stopping = false;
let exitCode = 0;

const service = await startService({
  env,
  secrets: envSecrets(process.env),
  startedAtMs: Math.round(performance.timeOrigin),
  now,
  writeLog: (line) => process.stdout.write(line),
  onFatal: () => {
    exitCode = 1;
    stop();
  },
}).catch((error: NodeJS.ErrnoException) => {
  const remedy = error.code === 'EADDRINUSE' ? ' Set PORT to a free one.' : '';
  process.stderr.write(
    `The service cannot listen on ${env.HOST}:${env.PORT}: ${error.message}.${remedy}\n`,
  );
  process.exit(1);
});

/** The first call drains; the platform's patience limits it. A second one ends the process at once. */
function stop(): void {
  if (stopping) process.exit(1);
  stopping = true;
  const late = setTimeout(() => {
    service.log.error({}, 'draining took too long');
    process.exit(1);
  }, env.SHUTDOWN_SECONDS * 1000);
  late.unref();
  // On the next turn: a fatal fault may come before `service` is known.
  setImmediate(async () => {
    await service.stop();
    process.exit(exitCode);
  });
}

/** After a fault that nobody caught the state is unknown: the process says so and ends; the platform starts another. */
function crash(err: unknown): void {
  service.log.fatal({ err }, 'uncaught fault');
  process.exit(1);
}

process.on('SIGTERM', stop);
process.on('SIGINT', stop);
process.on('uncaughtException', crash);
process.on('unhandledRejection', crash);
