import type { PatternHit } from '../logs/log-scan.ts';
import { type ScanOptions, scanLog } from '../logs/scan-log.ts';
import type { LogFacts } from './deploy-facts.ts';
import type { LogEntry, RenderService } from './render-service.ts';

/** Lines come late, and not in order: what is younger is not taken for complete. */
const LAG_MS = 15_000;
/** So much is read again each time, for what has come late. */
const OVERLAP_MS = 60_000;
/** Who wrote in this time before the deploy is the version before. */
const BEFORE_MS = 600_000;
const PAGES_MAX = 30;

export interface LogTailOptions extends Omit<ScanOptions, 'sinceMs'> {
  readonly service: Pick<RenderService, 'logs'>;
  readonly ownerId: string;
  /** When the deploy was asked for, and from when on its lines are looked at. */
  readonly createdAtMs: number;
  readonly fromMs: number;
}

/** Reads on in the log of a service, without the lines of the version before. */
export class LogTail {
  readonly #options: LogTailOptions;
  readonly #seen = new Set<string>();
  #before: ReadonlySet<string> | null = null;
  #from: number;
  #facts: LogFacts = { lines: 0, readUntilMs: null, hits: [] };

  constructor(options: LogTailOptions) {
    this.#options = options;
    this.#from = options.fromMs;
  }

  /** What the log held so far. Throws what the service throws. */
  async readOn(nowMs: number): Promise<LogFacts> {
    const { service, ownerId } = this.#options;
    this.#before ??= await this.#instancesBefore();
    let from = new Date(this.#from).toISOString();
    const to = new Date(nowMs).toISOString();
    for (let page = 0; page < PAGES_MAX; page++) {
      const query = { ownerId, from, to, direction: 'forward' } as const;
      const { entries, next } = await service.logs(query);
      await this.#look(entries);
      if (next === null) return this.#reached(nowMs);
      from = next;
    }
    // More than can be read at once: the next look goes on here.
    return this.#reached(Date.parse(from));
  }

  #reached(atMs: number): LogFacts {
    this.#from = Math.max(this.#options.fromMs, atMs - OVERLAP_MS);
    this.#facts = { ...this.#facts, readUntilMs: atMs - LAG_MS };
    return this.#facts;
  }

  async #look(entries: readonly LogEntry[]): Promise<void> {
    const fresh = entries.filter(
      ({ id, instance }) =>
        !this.#seen.has(id) && (instance === null || this.#before?.has(instance) !== true),
    );
    for (const { id } of entries) this.#seen.add(id);
    const lines = fresh.map(({ message }) => message);
    const { patterns, mask } = this.#options;
    const scan = await scanLog(lines, { patterns, mask, sinceMs: null });
    const hits = scan.hits.reduce(withHit, this.#facts.hits);
    this.#facts = { ...this.#facts, lines: this.#facts.lines + fresh.length, hits };
  }

  async #instancesBefore(): Promise<ReadonlySet<string>> {
    const { service, ownerId, createdAtMs } = this.#options;
    const [from, to] = [createdAtMs - BEFORE_MS, createdAtMs].map((ms) =>
      new Date(ms).toISOString(),
    ) as [string, string];
    const { entries } = await service.logs({ ownerId, from, to, direction: 'backward' });
    return new Set(entries.flatMap(({ instance }) => (instance === null ? [] : [instance])));
  }
}

function withHit(hits: readonly PatternHit[], hit: PatternHit): PatternHit[] {
  const known = hits.find(({ pattern }) => pattern.id === hit.pattern.id);
  if (known === undefined) return [...hits, hit];
  const sum = { ...known, count: known.count + hit.count, lastMs: hit.lastMs ?? known.lastMs };
  return hits.map((each) => (each === known ? sum : each));
}
