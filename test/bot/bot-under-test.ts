import pg from 'pg';
import type { Dialogue } from '../../src/core/dialogue/dialogue.ts';
import type { TestDatabase } from '../sandbox/databases.ts';
import { freshDatabase } from '../sandbox/fresh-database.ts';
import { leadingService } from '../sandbox/leading-service.ts';
import type { ServiceProcess } from '../sandbox/service-process.ts';
import { until } from '../sandbox/until.ts';
import { startWorld, type World, type WorldOptions } from '../sandbox/world.ts';
import { ChatUser } from './chat-user.ts';

/** The vendor of tests is quick, and limits of an account do not slow them down. */
const QUICK = {
  timeScale: 0.1,
  credits: 10_000_000,
  createLimit: { count: 10_000, perMs: 10_000 },
  readLimit: { count: 10_000, perMs: 1_000 },
};

/** The whole bot as users have it, on a database of its own. */
export class BotUnderTest {
  readonly world: World;
  readonly #database: TestDatabase;
  readonly #pool: pg.Pool;

  private constructor(world: World, database: TestDatabase) {
    this.world = world;
    this.#database = database;
    this.#pool = new pg.Pool({ connectionString: database.url, max: 4 });
    this.#pool.on('error', () => undefined);
  }

  /**
   * Resolves when the bot leads and Telegram knows where updates go. `lineTo` may put something
   * between the services and the database: it returns another connection string for them.
   */
  static async start(
    options: WorldOptions = {},
    lineTo: (databaseUrl: string) => Promise<string> = async (url) => url,
  ): Promise<BotUnderTest> {
    const database = await freshDatabase();
    const env = { DATABASE_URL: await lineTo(database.url), ...options.env };
    const kie = { ...QUICK, ...options.kie };
    const telegram = { settings: { sendsPerSecond: null }, ...options.telegram };
    const world = await startWorld({
      ...options,
      env,
      kie,
      telegram,
      databaseUrl: database.url,
    });
    const bot = new BotUnderTest(world, database);
    await world.service.said('webhook is set');
    return bot;
  }

  /** A person who has not written yet. */
  user(languageCode = 'ru', stars = 1_000_000, firstName = 'Лев'): ChatUser {
    return new ChatUser(this.world.telegram.control, { firstName, languageCode, stars });
  }

  async rows<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.#pool.query<Row>(sql, values)).rows;
  }

  async dialogue(user: ChatUser): Promise<Dialogue> {
    const sql = 'SELECT state FROM dialogues WHERE chat_id = $1';
    const [row] = await this.rows<{ state: Dialogue }>(sql, [user.id]);
    if (row === undefined) throw new Error('This person has not written yet.');
    return row.state;
  }

  /** Resolves when nothing waits: no update, no call, no job that is due, no open order. */
  async idle(): Promise<void> {
    await until('the bot is idle', async () => {
      const [row] = await this.rows<{ waits: number }>(
        `SELECT (SELECT count(*) FROM inbox WHERE handled_at IS NULL)
              + (SELECT count(*) FROM outbox WHERE done_at IS NULL)
              + (SELECT count(*) FROM generations
                 WHERE state NOT IN ('delivered', 'failed', 'cancelled', 'expired')) AS waits`,
      );
      const pending = this.world.telegram.control.pending().length;
      return Number(row?.waits) === 0 && pending === 0 ? true : null;
    });
  }

  /**
   * Resolves when nothing happens any more by itself: no update, call or job is due, and the vendor
   * works on nothing. Orders may be open: stuck, or to be asked about later.
   */
  async settled(): Promise<void> {
    const isQuiet = async (): Promise<boolean> => {
      if (this.world.telegram.control.pending().length > 0) return false;
      const [row] = await this.rows<{ waits: number }>(
        `SELECT (SELECT count(*) FROM inbox WHERE handled_at IS NULL)
              + (SELECT count(*) FROM outbox WHERE done_at IS NULL)
              + (SELECT count(*) FROM graphile_worker._private_jobs
                 WHERE locked_at IS NOT NULL OR (run_at <= now() AND attempts < max_attempts))
                AS waits`,
      );
      return Number(row?.waits) === 0;
    };
    await until('nothing is due', async () => {
      if (!(await isQuiet())) return null;
      // A job that has ended may have left a task with the vendor, and that calls back.
      await this.world.kie.control.idle();
      return (await isQuiet()) ? true : null;
    });
  }

  /** The instance that leads; waits until there is one. */
  async leader(): Promise<ServiceProcess> {
    return leadingService(this.world.services);
  }

  /** Starts one more instance, and resolves when it leads. */
  async startLeader(): Promise<ServiceProcess> {
    const service = this.world.startService();
    await service.health(({ mode }) => mode === 'ACTIVE');
    return service;
  }

  /** What does not add up; empty when the ledger is right. Read with SQL of its own. */
  async ledgerFaults(): Promise<string[]> {
    const faults = await this.rows<{ fault: string }>(
      `SELECT 'all postings: ' || sum(amount_kopecks) AS fault
         FROM postings HAVING sum(amount_kopecks) <> 0
       UNION ALL
       SELECT 'transfer ' || transfer_id || ': ' || sum(amount_kopecks)
         FROM postings GROUP BY transfer_id HAVING sum(amount_kopecks) <> 0
       UNION ALL
       SELECT 'account ' || id || ': ' || balance_kopecks FROM accounts
         WHERE balance_kopecks <> (
           SELECT coalesce(sum(amount_kopecks), 0) FROM postings WHERE account_id = accounts.id
         )
       UNION ALL
       SELECT 'overdrawn ' || id FROM accounts WHERE user_id IS NOT NULL AND balance_kopecks < 0
       UNION ALL
       SELECT 'order ' || g.id || ' is ' || g.state || ', its hold ended by '
              || coalesce(e.kind, 'nothing')
         FROM generations AS g LEFT JOIN transfers AS e ON e.ends_hold_id = g.hold_id
         WHERE g.hold_id IS NOT NULL AND coalesce(e.kind, 'nothing') <> CASE g.state
           WHEN 'delivered' THEN 'post' WHEN 'failed' THEN 'void' WHEN 'cancelled' THEN 'void'
           WHEN 'expired' THEN 'expire' ELSE 'nothing' END`,
    );
    return faults.map(({ fault }) => fault);
  }

  async stop(): Promise<void> {
    await this.world.stop();
    await this.#pool.end();
    await this.#database.leave();
  }
}
