import { randomBytes } from 'node:crypto';
import { ensureDatabase, ensureReachable } from './databases.ts';
import { type FakeKie, type FakeKieOptions, startFakeKie } from './fake-kie/start-fake-kie.ts';
import {
  type FakeTelegram,
  type FakeTelegramOptions,
  startFakeTelegram,
} from './fake-telegram/fake-telegram.ts';
import { adminId } from './fake-telegram/people.ts';
import { type Front, startFront } from './front.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';
import { type ServiceEnv, serviceEnv } from './service-env.ts';
import { type Exit, type ServiceProcess, startServiceProcess } from './service-process.ts';

const DATABASE = 'truth';
const SERVED = { isServed: true };

export interface WorldOptions {
  /** A database to use in place of our own server. */
  readonly databaseUrl?: string | undefined;
  /** Where our own server keeps its data between runs; without it nothing is kept. */
  readonly keepIn?: string;
  /** Port of the public address; 0 for any free one. */
  readonly port?: number;
  readonly telegram?: Partial<FakeTelegramOptions>;
  readonly kie?: Partial<FakeKieOptions>;
  /** What differs in the environment of the services. */
  readonly env?: Record<string, string | undefined>;
  readonly onOutput?: (chunk: string) => void;
}

/** Everything that the service needs, and services. */
export interface World {
  readonly databaseUrl: string;
  /** Whether our own server keeps its data for the next start. */
  readonly keepsData: boolean;
  /** Environment of the services: all have the same, and any free port. */
  readonly env: ServiceEnv;
  /** The public address, which stays while services come and go. */
  readonly url: string;
  readonly telegram: FakeTelegram;
  readonly kie: FakeKie;
  /** The first one, running from the start. */
  readonly service: ServiceProcess;
  /** All that were started, in order, also those that have ended. */
  readonly services: readonly ServiceProcess[];
  /** Who sends requests of the public address to which instance. */
  readonly front: Front;
  /** Starts one more instance on the same database; it gets requests, unless it is told not to. */
  startService(
    env?: Record<string, string | undefined>,
    how?: { readonly isServed: boolean },
  ): ServiceProcess;
  /** Ends all services gently, then the rest. Returns how the services ended. */
  stop(): Promise<Exit[]>;
}

/** Starts a whole world. It owns what it starts: {@link World.stop} leaves nothing behind. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const started: (() => Promise<unknown>)[] = [];
  const services: ServiceProcess[] = [];
  const stop = async (): Promise<Exit[]> => {
    for (const service of services) {
      // A paused process hears nothing.
      service.kill('SIGCONT');
      service.kill('SIGTERM');
    }
    const exits = await Promise.all(services.map(({ exited }) => exited));
    for (const end of started.reverse()) await end();
    return exits;
  };
  try {
    const { databaseUrl, keepsData } = await database(options, started);
    const front = await startFront(options.port);
    started.push(() => front.close());
    const secrets = { ...serviceEnv(databaseUrl, 0), KIE_WEBHOOK_HMAC_KEY: hex() };
    const telegram = await startFakeTelegram({
      ...options.telegram,
      botToken: secrets.TELEGRAM_BOT_TOKEN as string,
    });
    started.push(() => telegram.close());
    const kie = await startFakeKie({
      ...options.kie,
      apiKey: secrets.KIE_API_KEY as string,
      hmacKey: secrets.KIE_WEBHOOK_HMAC_KEY,
    });
    started.push(() => kie.close());
    const env: ServiceEnv = {
      ...secrets,
      RENDER_EXTERNAL_URL: front.url,
      TELEGRAM_API_BASE: telegram.url,
      KIE_API_BASE: kie.url,
      KIE_UPLOAD_BASE: kie.uploadUrl,
      ADMIN_IDS: String(adminId),
      ...options.env,
    };
    const startService: World['startService'] = (overrides = {}, { isServed } = SERVED) => {
      const { onOutput } = options;
      const service = startServiceProcess({
        env: { ...env, ...overrides },
        ...(onOutput === undefined ? {} : { onOutput }),
      });
      services.push(service);
      if (isServed) serveWhileItRuns(front, service);
      return service;
    };
    const service = startService();
    const { url } = front;
    return {
      databaseUrl,
      keepsData,
      env,
      url,
      front,
      telegram,
      kie,
      service,
      services,
      startService,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function database(
  { databaseUrl, keepIn }: WorldOptions,
  started: (() => Promise<unknown>)[],
): Promise<{ databaseUrl: string; keepsData: boolean }> {
  if (databaseUrl !== undefined) {
    await ensureReachable(databaseUrl);
    return { databaseUrl, keepsData: false };
  }
  const server: PostgresServer = await startPostgres(keepIn === undefined ? {} : { keepIn });
  started.push(() => server.stop());
  await ensureDatabase(server.url('postgres'), DATABASE);
  return { databaseUrl: server.url(DATABASE), keepsData: server.keepsData };
}

/** An instance gets requests from the moment in which its port is bound until it has ended. */
function serveWhileItRuns(front: Front, service: ServiceProcess): void {
  const bound = service.url().then(
    (url) => front.add(Number(new URL(url).port)),
    // It ended before it listened.
    () => undefined,
  );
  service.exited.then(async () => (await bound)?.());
}

function hex(): string {
  return randomBytes(16).toString('hex');
}
