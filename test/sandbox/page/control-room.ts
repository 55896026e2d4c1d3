import pg from 'pg';
import type { Health } from '../../../generated/routes.ts';
import type { ServiceProcess } from '../service-process.ts';
import type { World } from '../world.ts';
import { inspectDatabase } from './inspect-database.ts';
import type { Control, Inspector, Instance, Vendor, VendorFault } from './protocol.ts';
import { switchVendor } from './vendor-switch.ts';

const HEALTH_MS = 400;
const VENDOR_ROWS = 30;

const EMPTY = {
  updates: [],
  orders: [],
  ledger: { sum: '0,00 ₽', isBalanced: true, accounts: [], transfers: [] },
  jobs: [],
  calls: [],
} satisfies Partial<Inspector>;

/** Of a world, what the page needs. */
export type WatchedWorld = Pick<
  World,
  'databaseUrl' | 'telegram' | 'kie' | 'services' | 'startService'
>;

/** Watches a world from inside, and makes things go wrong in it. */
export class ControlRoom {
  readonly #world: WatchedWorld;
  readonly #pool: pg.Pool;
  readonly #paused = new Set<ServiceProcess>();
  readonly #ended = new Set<ServiceProcess>();
  readonly #watched = new Set<ServiceProcess>();
  #fault: VendorFault = 'none';

  constructor(world: WatchedWorld) {
    this.#world = world;
    this.#pool = new pg.Pool({ connectionString: world.databaseUrl, max: 2 });
    // A database that was restarted is asked again at the next look.
    this.#pool.on('error', () => undefined);
  }

  async inspect(): Promise<Inspector> {
    const [instances, inside] = await Promise.all([
      Promise.all(this.#world.services.map((service, index) => this.#instance(service, index))),
      inspectDatabase(this.#pool).catch(() => EMPTY),
    ]);
    return { instances, ...inside, vendor: this.#vendor() };
  }

  /** Throws with a sentence when there is no such instance. */
  control(control: Control): void {
    switch (control.action) {
      case 'start-instance':
        this.#world.startService();
        return;
      case 'vendor':
        this.#fault = control.fault;
        switchVendor(this.#world.kie.control, control.fault);
        return;
      case 'telegram-outage':
        this.#world.telegram.control.outage(control.seconds * 1000);
        return;
      default:
        this.#signal(control.action, this.#find(control.instance));
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  #signal(action: 'kill' | 'terminate' | 'pause' | 'resume', service: ServiceProcess): void {
    const signals = { kill: 'SIGKILL', terminate: 'SIGTERM', pause: 'SIGSTOP', resume: 'SIGCONT' };
    if (action === 'pause') this.#paused.add(service);
    else this.#paused.delete(service);
    service.kill(signals[action] as NodeJS.Signals);
  }

  #find(name: string): ServiceProcess {
    const found = this.#world.services.find((_, index) => nameOf(index) === name);
    if (found === undefined) throw new Error(`There is no instance ${name}.`);
    return found;
  }

  async #instance(service: ServiceProcess, index: number): Promise<Instance> {
    this.#watch(service);
    const common = { name: nameOf(index), pid: service.pid };
    if (this.#ended.has(service)) {
      return { ...common, state: 'ended', mode: '?', epoch: null, healthUrl: null };
    }
    const state = this.#paused.has(service) ? 'paused' : 'running';
    const bound = service.lines().find(({ msg }) => msg === 'port bound');
    if (bound === undefined || state === 'paused') {
      return { ...common, state, mode: '?', epoch: null, healthUrl: null };
    }
    const healthUrl = `http://127.0.0.1:${bound['port']}/health`;
    const health = await askHealth(healthUrl);
    const epoch = health?.lock.epoch ?? null;
    return { ...common, state, mode: health?.mode ?? '?', epoch, healthUrl };
  }

  #watch(service: ServiceProcess): void {
    if (this.#watched.has(service)) return;
    this.#watched.add(service);
    service.exited.then(() => this.#ended.add(service));
  }

  #vendor(): Vendor {
    const { control } = this.#world.kie;
    const requests = control
      .requests()
      .slice(-VENDOR_ROWS)
      .reverse()
      .map(({ atMs, method, target, body, status }) => ({
        atMs,
        what: `${method} ${target.split('?')[0]} ${modelIn(body)}`.trim(),
        outcome: status === null ? 'no answer' : String(status),
      }));
    return { fault: this.#fault, requests };
  }
}

function nameOf(index: number): string {
  return `instance ${index + 1}`;
}

function modelIn(body: string): string {
  return /"model":"([^"]+)"/.exec(body)?.[1] ?? '';
}

async function askHealth(url: string): Promise<Health | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(HEALTH_MS) });
    return (await response.json()) as Health;
  } catch {
    return null;
  }
}
