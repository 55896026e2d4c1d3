import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { RateWindow } from '../fake-kie/rate-window.ts';
import { ok, type RenderAnswer, refused } from './answer.ts';
import { BACK, DeployHistory, type Stages } from './deploy-history.ts';
import { answerLogs, type LogLine } from './log-lines.ts';
import { BadQuery, limitOf, takeOnly } from './query.ts';

export interface FakeRenderOptions {
  readonly apiKey: string;
  readonly nowMs: () => number;
  /** Public address of the service. */
  readonly address: string | null;
}

/** A request as it came. */
export interface RenderRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** Answers in place of its own, or none at all, to the next requests of a kind. */
export interface Disturbance {
  readonly method: string;
  readonly path: RegExp;
  times: number;
  readonly answer: RenderAnswer | 'reset';
  /** It carries the request out, and only the answer is lost. */
  readonly isCarriedOut?: boolean;
}

const MINUTE_MS = 60_000;
/** https://api-docs.render.com/reference/rate-limiting, read on 2026-11-29. */
const LIMITS = { GET: 400, POST: 30 } as const;

/** Render's API for one service: strict, on a clock of the test. */
export class FakeRender {
  readonly serviceId = 'srv-played0000000000000';
  readonly ownerId = 'tea-played0000000000000';
  readonly deploys: DeployHistory;
  readonly requests: RenderRequest[] = [];
  readonly disturbances: Disturbance[] = [];
  /** How a deploy goes that goes back. */
  backStages: Stages = BACK;
  isSuspended = false;
  /** Who writes the log just now. */
  instance = 'new';
  readonly #lines: LogLine[] = [];
  readonly #options: FakeRenderOptions;
  readonly #rates = new RateWindow();
  readonly #server: Server;

  private constructor(options: FakeRenderOptions) {
    this.#options = options;
    this.deploys = new DeployHistory(options.nowMs);
    this.#server = createServer(async (request, response) => {
      const answer = await this.#handle(request);
      if (answer === 'reset') return void request.socket.destroy();
      const { status, headers, body } = answer;
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    });
  }

  static async start(options: FakeRenderOptions): Promise<FakeRender> {
    const render = new FakeRender(options);
    render.#server.listen(0, '127.0.0.1');
    await once(render.#server, 'listening');
    return render;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** A line of the service's log, now or at another time. */
  log(message: string, line: Partial<Omit<LogLine, 'message'>> = {}): void {
    const atMs = line.atMs ?? this.#options.nowMs();
    this.#lines.push({ message, atMs, instance: this.instance, readableAtMs: atMs, ...line });
  }

  /** How often something was asked that changes something. */
  posted(path: RegExp): RenderRequest[] {
    return this.requests.filter((each) => each.method === 'POST' && path.test(each.path));
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #handle(message: IncomingMessage): Promise<RenderAnswer | 'reset'> {
    const sent = await text(message);
    const { method = 'GET', headers } = message;
    const url = new URL(message.url ?? '/', 'http://render');
    const limit = this.#limited(method);
    if (headers.authorization !== `Bearer ${this.#options.apiKey}`) {
      return refused(401, 'Unauthorized');
    }
    if (headers.accept !== 'application/json') return refused(406, 'accept application/json');
    if (sent !== '' && headers['content-type'] !== 'application/json') {
      return refused(415, 'send application/json');
    }
    const body: unknown = sent === '' ? null : JSON.parse(sent);
    this.requests.push({ method, path: url.pathname, body });
    if (limit.answer !== null) return limit.answer;
    const disturbance = this.#disturbance(method, url.pathname);
    if (disturbance !== undefined && disturbance.isCarriedOut !== true) return disturbance.answer;
    const answer = this.#answer(method, url, body);
    return disturbance?.answer ?? { ...answer, headers: { ...limit.headers, ...answer.headers } };
  }

  #limited(method: string): { headers: Record<string, string>; answer: RenderAnswer | null } {
    const count = method === 'GET' ? LIMITS.GET : LIMITS.POST;
    const now = this.#options.nowMs();
    const isAllowed = this.#rates.allows(method, { count, perMs: MINUTE_MS }, now);
    const headers = { 'ratelimit-limit': String(count), 'ratelimit-reset': '60' };
    if (isAllowed) return { headers, answer: null };
    const again = { ...headers, 'ratelimit-remaining': '0', 'retry-after': '60' };
    return { headers, answer: { ...refused(429, 'rate limit exceeded'), headers: again } };
  }

  #disturbance(method: string, path: string): Disturbance | undefined {
    const found = this.disturbances.find(
      (each) => each.method === method && each.path.test(path) && each.times > 0,
    );
    if (found !== undefined) found.times--;
    return found;
  }

  #answer(method: string, url: URL, body: unknown): RenderAnswer {
    try {
      const { serviceId, ownerId } = this;
      if (url.pathname === '/v1/logs' && method === 'GET') {
        return answerLogs(this.#lines, { serviceId, ownerId }, url, this.#options.nowMs());
      }
      const [, service, rest = ''] = /^\/v1\/services\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? [];
      if (service !== serviceId) return refused(404, 'not found');
      return this.#ofService(method, rest, url, body);
    } catch (error) {
      if (error instanceof BadQuery) return error.answer;
      throw error;
    }
  }

  #ofService(method: string, rest: string, url: URL, body: unknown): RenderAnswer {
    switch (`${method} ${rest}`) {
      case 'GET ':
        takeOnly(url, []);
        return ok({
          id: this.serviceId,
          ownerId: this.ownerId,
          name: 'played',
          type: 'web_service',
          suspended: this.isSuspended ? 'suspended' : 'not_suspended',
          serviceDetails: { url: this.#options.address ?? '' },
        });
      case 'GET /deploys':
        return this.#list(url);
      case 'POST /deploys':
        return this.#begin(body);
      case 'POST /rollback':
        return this.#goBack(body);
    }
    const [, id = ''] = /^\/deploys\/([^/]+)$/.exec(rest) ?? [];
    const deploy = method === 'GET' ? this.deploys.find(id) : undefined;
    return deploy === undefined ? refused(404, 'not found') : ok(this.deploys.show(deploy));
  }

  /** The cursor names the last one of the page before. */
  #list(url: URL): RenderAnswer {
    const query = takeOnly(url, ['limit', 'cursor']);
    const limit = limitOf(query.get('limit'));
    const cursor = query.get('cursor');
    const { all } = this.deploys;
    const from = cursor === undefined ? 0 : all.findIndex(({ id }) => `after:${id}` === cursor) + 1;
    if (cursor !== undefined && from === 0) return refused(400, 'invalid cursor');
    const page = all.slice(from, from + limit);
    return ok(
      page.map((each) => ({ cursor: `after:${each.id}`, deploy: this.deploys.show(each) })),
    );
  }

  #begin(body: unknown): RenderAnswer {
    const { commitId, clearCache = 'do_not_clear', ...unknown } = Object(body);
    const [first] = Object.keys(unknown);
    if (first !== undefined) return refused(400, `unknown field ${first}`);
    if (!/^[0-9a-f]{40}$/.test(commitId)) return refused(400, 'invalid commitId');
    if (!['clear', 'do_not_clear'].includes(clearCache)) return refused(400, 'invalid clearCache');
    return ok(this.deploys.show(this.deploys.add(commitId)), 201);
  }

  #goBack(body: unknown): RenderAnswer {
    const { deployId, ...unknown } = Object(body);
    const [first] = Object.keys(unknown);
    if (first !== undefined) return refused(400, `unknown field ${first}`);
    const to = this.deploys.find(String(deployId));
    if (to === undefined) return refused(404, 'unknown deploy');
    if (this.deploys.liveAtMs(to) === null) return refused(400, 'this deploy was never live');
    if (!to.hasImage) return refused(400, 'the build of this deploy is not kept any more');
    const stages = this.backStages;
    const begun = this.deploys.add(to.commit, { trigger: 'rollback', stages });
    return ok(this.deploys.show(begun), 201);
  }
}
