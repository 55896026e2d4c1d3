import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Env } from '../generated/env.ts';
import { product } from '../generated/product.ts';
import { buildApp } from './app.ts';
import { type LeadershipFacts, modeOf, NOT_LEADING, type ServiceFacts } from './core/health.ts';
import type { Log } from './core/log.ts';
import type { Release } from './core/release.ts';
import { InboxWriter } from './db/inbox-writer.ts';
import { LeaderConnection } from './db/leader-connection.ts';
import { createPool, type MeasuredPool } from './db/pool.ts';
import { insertCallback } from './db/queries/insert-callback.ts';
import { CannotListen } from './http/cannot-listen.ts';
import { DrainingServer } from './http/draining-server.ts';
import { health } from './http/health.ts';
import { kieCallback, kieCallbackToken } from './http/kie-callback.ts';
import { metrics } from './http/metrics.ts';
import { openapi } from './http/openapi.ts';
import { opsHandlers } from './http/ops/handlers.ts';
import { ready } from './http/ready.ts';
import { webhook, webhookSecret } from './http/webhook.ts';
import { allTasks } from './jobs/all-tasks.ts';
import { keepPresence, type PresenceKeeper } from './jobs/keep-presence.ts';
import { keepLeadership, type Leadership } from './jobs/leadership.ts';
import { passiveAnswers } from './jobs/passive-answers.ts';
import { prepareDatabase } from './jobs/prepare-database.ts';
import { receiveUpdates } from './jobs/receive-updates.ts';
import { runMigrations } from './jobs/run-migrations.ts';
import { startWork } from './jobs/work.ts';
import { readContractHash } from './ops/contract-hash.ts';
import type { Meter } from './ops/meter.ts';
import { openReporting, type Reporting } from './ops/reporting.ts';
import type { SelfReport } from './ops/self-report.ts';
import type { ProcessTracing } from './ops/tracing.ts';
import type { BotApi } from './telegram/bot-api.ts';
import { answerPassively } from './turn/answer-passively.ts';
import { LogSentinel } from './turn/log-sentinel.ts';
import { type DatabaseObservation, observeDatabase } from './turn/observe-database.ts';
import { openPeers } from './turn/open-peers.ts';
import type { WatchedVendor } from './turn/watched-vendor.ts';

export { CannotListen };

export interface ServiceOptions {
  readonly env: Env;
  /** Values that are cut out of every log line. */
  readonly secrets: readonly string[];
  /** When the process began, on the clock of `now`. */
  readonly startedAtMs: number;
  readonly now: () => number;
  readonly writeLog: (line: string) => void;
  /** Told when the service cannot go on; its owner stops it and ends the process. */
  readonly onFatal: () => void;
}

export interface Service {
  readonly port: number;
  readonly log: Log;
  /**
   * Finishes what is under way, gives the lock back, stores what still comes, closes port and pool.
   */
  stop(): Promise<void>;
}

/**
 * Starts the whole service. Resolves when the port is bound; the database is looked for after that.
 * Throws {@link CannotListen}.
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { env, now } = options;
  const instance = `${product.name}-${randomUUID().slice(0, 8)}`;
  const sentinel = new LogSentinel({ now, instance, adminIds: env.ADMIN_IDS });
  const reporting = await openReporting({ ...options, instance, onForbiddenPattern: sentinel.saw });
  const { log } = reporting;
  const running = new RunningService(options, reporting);
  sentinel.storeIn(running.pool, log);
  const app = running.app();
  const server = new DrainingServer(app);
  try {
    await app.listen({ host: env.HOST, port: env.PORT });
  } catch (cause) {
    throw new CannotListen(env.HOST, env.PORT, cause as NodeJS.ErrnoException);
  }
  const { port } = app.server.address() as AddressInfo;
  log.info({ port, mode: modeOf(running), startedMs: now() - options.startedAtMs }, 'port bound');
  const background = running.runInBackground();
  return {
    port,
    log,
    stop: async () => {
      running.beginStop();
      log.info({}, 'stopping');
      await Promise.all([server.close(env.SHUTDOWN_SECONDS * 1000, background), background]);
      await sentinel.stop();
      await Promise.all([running.pool.end(), reporting.stopTracing()]);
      log.info({}, 'stopped');
    },
  };
}

/** The state of one running instance, and how its parts are put together. */
class RunningService {
  readonly #options: ServiceOptions;
  readonly #instance: string;
  readonly #log: Log;
  readonly #meter: Meter;
  readonly #self: SelfReport;
  readonly #tracing: ProcessTracing;
  readonly #stop = new AbortController();
  readonly #database: DatabaseObservation;
  readonly #contract = readContractHash();
  readonly pool: MeasuredPool;
  readonly inbox: InboxWriter;
  readonly #api: BotApi;
  readonly #vendor: WatchedVendor;
  migrationsAtHead = false;
  #leadership: Leadership | null = null;
  #presence: PresenceKeeper | null = null;
  #receivedTotal = 0;

  constructor(options: ServiceOptions, { instance, log, meter, self, tracing }: Reporting) {
    this.#options = options;
    this.#tracing = tracing;
    this.#instance = instance;
    this.#log = log;
    this.#meter = meter;
    this.#self = self;
    this.pool = createPool(options.env.DATABASE_URL, instance, log);
    this.inbox = new InboxWriter(this.pool);
    const { api, vendor } = openPeers(options.env, { meter, tracing }, options.now);
    this.#api = api;
    this.#vendor = vendor;
    this.#database = observeDatabase({
      ...{ db: this.pool, meter, log, now: options.now },
      hasTables: () => this.migrationsAtHead,
    });
    meter.set('instance_info', this.release, 1);
    meter.set('mode_active', {}, 0);
  }

  get stopping(): boolean {
    return this.#stop.signal.aborted;
  }

  get leadership(): LeadershipFacts {
    return this.#leadership?.facts() ?? NOT_LEADING;
  }

  get release(): Release {
    return { version: product.version, commit: this.#options.env.RENDER_GIT_COMMIT ?? 'unknown' };
  }

  app() {
    const { env, now, secrets } = this.#options;
    const [log, meter] = [this.#log, this.#meter];
    const answerHealth = health(() => this.gatherFacts());
    return buildApp({
      ...{ db: this.pool, log, meter, secrets },
      onAnswered: (routeId, ms) => this.#self.countAnswer(routeId, ms, now()),
      authenticators: {
        webhook_secret: webhookSecret(env.WEBHOOK_SECRET),
        kie_callback: kieCallbackToken,
      },
      handlers: {
        ready: ready(() => this.gatherFacts()),
        root: answerHealth,
        health: answerHealth,
        openapi: openapi(),
        ...opsHandlers({
          ...{ env, db: this.pool, log, now, instance: this.#instance },
          self: () => ({ mode: modeOf(this), migrationsAtHead: this.migrationsAtHead }),
        }),
        metrics: metrics({ opsToken: env.OPS_TOKEN, expose: () => this.exposeMetrics() }),
        webhook: webhook({
          log,
          mode: () => (this.leadership.held ? 'ACTIVE' : 'PASSIVE'),
          store: (...update) => this.storeUpdate(...update),
          onStored: (isNew) => this.countUpdate(isNew),
        }),
        kieCallback: kieCallback({
          ...{ log, now },
          hmacKey: env.KIE_WEBHOOK_HMAC_KEY,
          store: (jobToken, body) => insertCallback(this.pool, jobToken, body),
          onStored: () => meter.count('callbacks_received_total', {}),
        }),
      },
    });
  }

  /**
   * Ends when the service is stopped. Never rejects: what cannot be mended is told to the owner.
   */
  async runInBackground(): Promise<void> {
    const { now, onFatal } = this.#options;
    const [log, signal] = [this.#log, this.#stop.signal];
    try {
      const { DATABASE_URL: url } = this.#options.env;
      const migrateAll = (): Promise<string[]> => runMigrations(url, this.#instance, log);
      if (!(await prepareDatabase({ migrate: migrateAll, log, now, signal }))) return;
    } catch (err) {
      log.fatal({ err }, 'migrations contradict the database');
      onFatal();
      return;
    }
    this.migrationsAtHead = true;
    this.#leadership = this.contend();
    this.#presence = this.keepPresence();
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener('abort', () => resolve());
    });
    await this.#leadership.stop();
    await this.#presence.stop();
  }

  keepPresence(): PresenceKeeper {
    return keepPresence({
      ...this.#options,
      ...{ db: this.pool, log: this.#log, self: this.#self, name: this.#instance },
      release: this.release,
      state: () => ({ mode: modeOf(this), ...this.leadership }),
      credits: () => this.#vendor.facts().credits,
    });
  }

  contend(): Leadership {
    const { env, now, secrets } = this.#options;
    const [log, db] = [this.#log, this.pool];
    const onDied = (): void => this.#leadership?.resign();
    const api = this.#api;
    const [meter, vendor, tracing] = [this.#meter, this.#vendor, this.#tracing];
    const tasks = allTasks({ env, db, api, vendor, log, meter, now, tracing, secrets });
    const receive = {
      ...{ env, api, log, now },
      store: this.storeUpdate.bind(this),
      onStored: (isNew: boolean) => this.countUpdate(isNew),
    };
    const alongside = async (over: AbortSignal): Promise<void> => {
      await Promise.all([receiveUpdates(receive, over), vendor.readCredits()]);
    };
    const ports = { db, log, now, onDied, tasks, tracing, alongside };
    return keepLeadership({
      ...{ instance: this.#instance, log, now },
      open: () => LeaderConnection.open(env.DATABASE_URL, this.#instance, this.release),
      startWork: (term, earlier) => startWork({ ...ports, term }, earlier),
      onChange: (active) => {
        meter.set('mode_active', {}, active ? 1 : 0);
        meter.count('mode_changes_total', { mode: active ? 'ACTIVE' : 'PASSIVE' });
        if (!active) meter.clear('vendor_credits');
        this.#presence?.changed();
      },
      onLeaderless: passiveAnswers({
        ...{ db, log, now },
        strategy: env.PASSIVE_MODE,
        answerPassively: (payload) => answerPassively({ db, api }, payload),
      }),
    });
  }

  beginStop(): void {
    this.#stop.abort();
    this.#presence?.changed();
  }

  async gatherFacts(): Promise<ServiceFacts> {
    const { env, now, startedAtMs } = this.#options;
    return {
      nowMs: now(),
      startedAtMs,
      stopping: this.stopping,
      migrationsAtHead: this.migrationsAtHead,
      leadership: this.leadership,
      database: await this.#database.probe(),
      receivedTotal: this.#receivedTotal,
      ...this.release,
      vendor: this.#vendor.facts(),
      contract: this.#contract,
      leaderlessMs: env.LOCK_WAIT_SECONDS * 1000,
    };
  }

  async exposeMetrics(): Promise<string> {
    await this.#database.bringUpToDate();
    return this.#meter.exposition();
  }

  /** False when it was stored before. Rejects when it is not stored. */
  storeUpdate(updateId: number, lane: string, payload: string): Promise<boolean> {
    return this.#tracing.receive(updateId, () => this.inbox.store(updateId, lane, payload));
  }

  countUpdate(isNew: boolean): void {
    if (!isNew) {
      this.#meter.count('updates_duplicate_total', {});
      return;
    }
    this.#receivedTotal++;
    this.#meter.count('updates_received_total', {});
  }
}
