import pg from 'pg';
import type { LocalWorld, ScenarioContext } from '../../generator/smoke/scenario.ts';
import { ChatUser } from '../bot/chat-user.ts';
import type { FakeKie } from '../sandbox/fake-kie/start-fake-kie.ts';
import type { FakeTelegram } from '../sandbox/fake-telegram/fake-telegram.ts';
import { leadingService } from '../sandbox/leading-service.ts';
import type { ServiceEnv } from '../sandbox/service-env.ts';
import type { ServiceProcess } from '../sandbox/service-process.ts';
import { startWorld, type World, type WorldOptions } from '../sandbox/world.ts';

/** The vendor is quick, so that a run takes seconds. */
const QUICK = { timeScale: 0.1 };

export interface SmokeWorldOptions extends WorldOptions {
  /** What ends with this world. */
  readonly onStop?: () => Promise<unknown>;
}

/** What the scenarios work with: the service with everything around it, and a look inside. */
export class SmokeWorld implements LocalWorld {
  /** What differs in the environment of instances that start from now on. */
  nextEnv: ServiceEnv = {};
  readonly #world: World;
  readonly #pool: pg.Pool;
  readonly #onStop: () => Promise<unknown>;

  private constructor(world: World, { onStop }: SmokeWorldOptions) {
    this.#world = world;
    this.#onStop = onStop ?? (async () => undefined);
    this.#pool = new pg.Pool({ connectionString: world.databaseUrl, max: 4 });
    this.#pool.on('error', () => undefined);
  }

  /** Resolves when the service leads and Telegram knows where updates go. */
  static async start(options: SmokeWorldOptions = {}): Promise<SmokeWorld> {
    const { onStop, kie, telegram } = options;
    const world = await startWorld({
      ...options,
      kie: { ...QUICK, ...kie },
      telegram: { settings: { sendsPerSecond: null }, ...telegram },
    }).catch(async (error: unknown) => {
      await onStop?.();
      throw error;
    });
    const smokeWorld = new SmokeWorld(world, options);
    try {
      await world.service.said('webhook is set');
      return smokeWorld;
    } catch (error) {
      await smokeWorld.stop();
      throw error;
    }
  }

  get url(): string {
    return this.#world.url;
  }

  get env(): ServiceEnv {
    return this.#world.env;
  }

  get databaseUrl(): string {
    return this.#world.databaseUrl;
  }

  get telegram(): FakeTelegram {
    return this.#world.telegram;
  }

  get kie(): FakeKie {
    return this.#world.kie;
  }

  get services(): readonly ServiceProcess[] {
    return this.#world.services;
  }

  startService(): ServiceProcess {
    return this.#world.startService(this.nextEnv);
  }

  /** A person who has not written yet. */
  user(): ChatUser {
    return new ChatUser(this.telegram.control, { firstName: 'Лев', languageCode: 'ru' });
  }

  /** Asks the database directly, past the service. */
  async rows<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.#pool.query<Row>(sql, values)).rows;
  }

  /** The instance that leads; waits until there is one. */
  leader(): Promise<ServiceProcess> {
    return leadingService(this.services);
  }

  async stop(): Promise<void> {
    await this.#pool.end();
    await this.#world.stop();
    await this.#onStop();
  }
}

/** The world of a scenario that runs only in one. Throws TypeError on a live service. */
export function worldOf({ world, facts }: ScenarioContext<SmokeWorld>): SmokeWorld {
  if (world !== null) return world;
  throw new TypeError(`${facts.id} needs a world of its own, and the contract calls it live.`);
}
