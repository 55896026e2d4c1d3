import type { JsonRecord } from '../../generated/runtime/model-descriptor.ts';
import {
  type FakeKie,
  type FakeKieOptions,
  startFakeKie,
} from '../sandbox/fake-kie/start-fake-kie.ts';

export const API_KEY = 'kie-key-of-the-tests';

export interface Envelope {
  readonly code: number;
  readonly msg: string;
  // biome-ignore lint/suspicious/noExplicitAny: bodies are looked into, not trusted
  readonly data: any;
}

/** A vendor at once with all, whose limits are out of the way, and somebody who talks to it. */
export async function startClient(options: Partial<FakeKieOptions> = {}): Promise<KieClient> {
  const kie = await startFakeKie({
    apiKey: API_KEY,
    timeScale: 0,
    createLimit: { count: 1e6, perMs: 1 },
    readLimit: { count: 1e6, perMs: 1 },
    ...options,
  });
  return new KieClient(kie);
}

/** Talks to the vendor without any of the care that a real client takes. */
export class KieClient {
  readonly kie: FakeKie;

  constructor(kie: FakeKie) {
    this.kie = kie;
  }

  get control(): FakeKie['control'] {
    return this.kie.control;
  }

  raw(path: string, init: RequestInit = {}, base = this.kie.url): Promise<Response> {
    const headers = { authorization: `Bearer ${API_KEY}`, ...init.headers };
    return fetch(`${base}${path}`, { ...init, headers });
  }

  async get(path: string): Promise<Envelope> {
    return (await (await this.raw(path)).json()) as Envelope;
  }

  async post(path: string, body: unknown, base?: string): Promise<Envelope> {
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    return (await (await this.raw(path, init, base)).json()) as Envelope;
  }

  create(model: string, input: JsonRecord, callBackUrl?: string): Promise<Envelope> {
    return this.post('/api/v1/jobs/createTask', { model, input, callBackUrl });
  }

  read(taskId: string): Promise<Envelope> {
    return this.get(`/api/v1/jobs/recordInfo?taskId=${taskId}`);
  }

  /** Orders, waits for the end and reads it. Throws when the order is refused. */
  async run(model: string, input: JsonRecord, callBackUrl?: string): Promise<Envelope> {
    const created = await this.create(model, input, callBackUrl);
    if (created.code !== 200) throw new Error(`${model}: ${created.code} ${created.msg}`);
    await this.control.idle();
    return this.read(created.data.taskId);
  }

  async file(url: string): Promise<Buffer> {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  }
}
