import { ensureDatabase, ensureReachable } from './databases.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';
import { type ServiceEnv, serviceEnv } from './service-env.ts';
import { type Exit, type ServiceProcess, startServiceProcess } from './service-process.ts';

const DATABASE = 'truth';

export interface WorldOptions {
  /** A database to use in place of our own server. */
  readonly databaseUrl?: string | undefined;
  /** Where our own server keeps its data between runs; without it nothing is kept. */
  readonly keepIn?: string;
  /** Port of the first service; 0 for any free one. */
  readonly port?: number;
  readonly onOutput?: (chunk: string) => void;
}

/** Everything that the service needs, and services. */
export interface World {
  readonly databaseUrl: string;
  /** Whether our own server keeps its data for the next start. */
  readonly keepsData: boolean;
  /** Environment of the first service; others share its secrets. */
  readonly env: ServiceEnv;
  /** Running from the start. */
  readonly service: ServiceProcess;
  /** Starts one more instance on the same database. */
  startService(env?: Record<string, string | undefined>): ServiceProcess;
  /** Ends all services gently, then the server. Returns how the services ended. */
  stop(): Promise<Exit[]>;
}

/** Starts a whole world. It owns what it starts: {@link World.stop} leaves nothing behind. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  let server: PostgresServer | null = null;
  const services: ServiceProcess[] = [];
  const stop = async (): Promise<Exit[]> => {
    for (const service of services) service.kill('SIGTERM');
    const exits = await Promise.all(services.map(({ exited }) => exited));
    await server?.stop();
    return exits;
  };
  try {
    if (options.databaseUrl === undefined) {
      server = await startPostgres(options.keepIn === undefined ? {} : { keepIn: options.keepIn });
      await ensureDatabase(server.url('postgres'), DATABASE);
    } else {
      await ensureReachable(options.databaseUrl);
    }
    const databaseUrl = options.databaseUrl ?? (server as PostgresServer).url(DATABASE);
    const env = serviceEnv(databaseUrl, options.port ?? 0);
    const startService = (overrides: Record<string, string | undefined> = {}): ServiceProcess => {
      const service = startServiceProcess({
        env: { ...env, ...overrides },
        ...(options.onOutput === undefined ? {} : { onOutput: options.onOutput }),
      });
      services.push(service);
      return service;
    };
    const keepsData = server?.keepsData ?? false;
    return { databaseUrl, keepsData, env, service: startService(), startService, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
