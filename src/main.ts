import { enableCompileCache } from 'node:module';
import type { Service } from './service.ts';

/**
 * The production process, and the only place that reads its environment. Exit codes: 0 after a
 * clean stop, 1 when the service cannot go on or does not stop in time, 2 when the environment does
 * not fit the contract.
 */

let service: Service | null = null;
let stopping = false;
let exitCode = 0;

// First: a signal may come while the code is still being loaded.
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
process.on('uncaughtException', crash);
process.on('unhandledRejection', crash);

// Before the imports, which are therefore dynamic: the next start loads them compiled.
enableCompileCache();
const { EnvError, envSecrets, loadEnv } = await import('../generated/env.ts');
const { CannotListen, startService } = await import('./service.ts');

function readEnvironment(): ReturnType<typeof loadEnv<'runtime'>> {
  try {
    return loadEnv(process.env);
  } catch (error) {
    if (error instanceof EnvError) giveUp(2, error.message);
    throw error;
  }
}

const env = readEnvironment();
service = await startService({
  env,
  secrets: envSecrets(process.env),
  startedAtMs: Math.round(performance.timeOrigin),
  now: () => Date.now(),
  writeLog: (line) => process.stdout.write(line),
  onFatal: () => {
    exitCode = 1;
    if (!stopping) stop();
  },
}).catch((error: unknown) => {
  if (error instanceof CannotListen) giveUp(1, error.message);
  throw error;
});
if (stopping) void drain(service);

/**
 * The first call drains, also when it comes before the service runs. A second one ends the process
 * at once.
 */
function stop(): void {
  if (stopping) process.exit(1);
  stopping = true;
  if (service !== null) void drain(service);
}

/** The platform's patience limits it; what fails in it is a fault that nobody caught. */
async function drain(running: Service): Promise<void> {
  const late = setTimeout(() => {
    running.log.error({}, 'draining took too long');
    process.exit(1);
  }, env.SHUTDOWN_SECONDS * 1000);
  late.unref();
  await running.stop();
  process.exit(exitCode);
}

/**
 * After a fault that nobody caught the state is unknown: the process says so and ends; the platform
 * starts another.
 */
function crash(err: unknown): void {
  if (service === null) giveUp(1, err instanceof Error ? `${err.stack}` : String(err));
  service.log.fatal({ err }, 'uncaught fault');
  process.exit(1);
}

function giveUp(code: number, message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
