import type { Deploy } from './deploy.ts';
import { type RenderAnswer, type RenderClient, RenderSilent } from './render-client.ts';

/** Render refuses for good: the key, the id, or what was asked is wrong. */
export class RenderRefused extends Error {
  override readonly name = 'RenderRefused';
  readonly status: number;

  constructor(what: string, { status, body }: RenderAnswer) {
    const { message } = (body ?? {}) as { message?: unknown };
    super(`${what}: Render answered ${status}${typeof message === 'string' ? `, ${message}` : ''}`);
    this.status = status;
  }
}

/** What is needed of a service. */
export interface ServiceFacts {
  readonly ownerId: string;
  readonly name: string;
  /** Its public address; null for one without. */
  readonly url: string | null;
  readonly isSuspended: boolean;
}

/** A line of the log. */
export interface LogEntry {
  readonly id: string;
  readonly atMs: number;
  readonly message: string;
  /** The running copy of the service that wrote it. */
  readonly instance: string | null;
}

export interface LogQuery {
  readonly ownerId: string;
  /** ISO, as `to`. */
  readonly from: string;
  readonly to: string;
  readonly direction: 'forward' | 'backward';
}

export interface LogPage {
  readonly entries: readonly LogEntry[];
  /** From where to read on; null at the end. */
  readonly next: string | null;
}

/** The most that Render gives at once. */
const LOG_LINES = '100';
const DEPLOYS = 20;
/** Far more than anybody keeps: Render can go back to the most recent ones only. */
const PAGES_MAX = 5;

/** One service at Render. Every method throws {@link RenderRefused} and {@link RenderSilent}. */
export class RenderService {
  readonly #client: RenderClient;
  readonly #id: string;

  constructor(client: RenderClient, id: string) {
    this.#client = client;
    this.#id = id;
  }

  async facts(): Promise<ServiceFacts> {
    const body = fieldsOf(await this.#get(`/services/${this.#id}`));
    const url = fieldsOf(body['serviceDetails'])['url'];
    return {
      ownerId: textOf(body, 'ownerId'),
      name: textOf(body, 'name'),
      url: typeof url === 'string' && url !== '' ? url : null,
      isSuspended: body['suspended'] === 'suspended',
    };
  }

  async deploy(id: string): Promise<Deploy> {
    return deployOf(await this.#get(`/services/${this.#id}/deploys/${encodeURIComponent(id)}`));
  }

  /** The newest first; page after page until there is what is looked for, or no more. */
  async deploys(isEnough: (found: readonly Deploy[]) => boolean): Promise<Deploy[]> {
    const found: Deploy[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < PAGES_MAX; page++) {
      const query = { limit: String(DEPLOYS), ...(cursor === null ? {} : { cursor }) };
      const rows = listOf(await this.#get(`/services/${this.#id}/deploys`, query));
      found.push(...rows.map((row) => deployOf(fieldsOf(row)['deploy'])));
      const last = fieldsOf(rows.at(-1))['cursor'];
      if (rows.length < DEPLOYS || typeof last !== 'string' || isEnough(found)) break;
      cursor = last;
    }
    return found.toSorted((a, b) => b.createdAtMs - a.createdAtMs);
  }

  /** One page of what the service wrote: its oldest lines in that time, or its newest. */
  async logs({ ownerId, from, to, direction }: LogQuery): Promise<LogPage> {
    const body = fieldsOf(
      await this.#get('/logs', {
        ownerId,
        resource: this.#id,
        type: 'app',
        direction,
        startTime: from,
        endTime: to,
        limit: LOG_LINES,
      }),
    );
    const next = body['nextStartTime'];
    return {
      entries: listOf(body['logs']).map(entryOf),
      next: body['hasMore'] === true && typeof next === 'string' ? next : null,
    };
  }

  /**
   * Starts a deploy with the build of an earlier one. When no answer comes, the list of deploys
   * tells whether it was taken (since `sinceMs`, of Render's clock): it is not asked for twice.
   */
  async rollBack(to: Deploy, sinceMs: number): Promise<Deploy> {
    try {
      const body = { deployId: to.id };
      const answer = await this.#client.post(`/services/${this.#id}/rollback`, body);
      if (answer.status !== 201) throw new RenderRefused(`Going back to ${to.id}`, answer);
      return deployOf(answer.body);
    } catch (error) {
      if (!(error instanceof RenderSilent)) throw error;
      const isIt = ({ trigger, commit, createdAtMs }: Deploy): boolean =>
        trigger === 'rollback' && commit === to.commit && createdAtMs >= sinceMs;
      const begun = (await this.deploys(() => true)).find(isIt);
      if (begun !== undefined) return begun;
      throw error;
    }
  }

  async #get(path: string, query: Readonly<Record<string, string>> = {}): Promise<unknown> {
    const answer = await this.#client.get(path, query);
    if (answer.status === 200) return answer.body;
    throw new RenderRefused(path, answer);
  }
}

function deployOf(value: unknown): Deploy {
  const fields = fieldsOf(value);
  const { id: commit } = fieldsOf(fields['commit']);
  const finished = fields['finishedAt'];
  return {
    id: textOf(fields, 'id'),
    status: textOf(fields, 'status'),
    commit: typeof commit === 'string' ? commit : null,
    trigger: typeof fields['trigger'] === 'string' ? fields['trigger'] : null,
    createdAtMs: Date.parse(textOf(fields, 'createdAt')),
    finishedAtMs: typeof finished === 'string' ? Date.parse(finished) : null,
  };
}

function entryOf(value: unknown): LogEntry {
  const fields = fieldsOf(value);
  const labels = listOf(fields['labels']).map(fieldsOf);
  const instance = labels.find(({ name }) => name === 'instance')?.['value'];
  return {
    id: textOf(fields, 'id'),
    atMs: Date.parse(textOf(fields, 'timestamp')),
    message: textOf(fields, 'message'),
    instance: typeof instance === 'string' ? instance : null,
  };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Throws RenderSilent: what has no such text is no answer of Render. */
function textOf(fields: Record<string, unknown>, name: string): string {
  const value = fields[name];
  if (typeof value === 'string') return value;
  throw new RenderSilent(`Render's answer has no ${name}`);
}
