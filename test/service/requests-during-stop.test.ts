import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabase } from '../sandbox/fresh-database.ts';
import type { ServiceProcess } from '../sandbox/service-process.ts';
import { until } from '../sandbox/until.ts';
import { rows, Services } from './service-on-database.ts';

/** What is sent to an instance that gets SIGTERM is taken, over any connection. */

let services: Services;
beforeEach(async () => {
  services = new Services(await freshDatabase());
});
afterEach(() => services.dispose());

interface Answer {
  readonly status: number | undefined;
  readonly connection: string | undefined;
}

const CLIENTS = 24;
/** After SIGTERM; shorter than an instance listens whatever comes. */
const GOES_ON_MS = 400;

async function post(service: string, agent: Agent, updateId: number): Promise<Answer> {
  const { path, headers } = services.webhook();
  const sent = request(`${service}${path}`, {
    method: 'POST',
    agent,
    headers: { 'content-type': 'application/json', ...headers },
  });
  sent.end(JSON.stringify({ update_id: updateId }));
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  expect(await json(answer)).toEqual({ ok: true });
  return { status: answer.statusCode, connection: answer.headers.connection };
}

/** Clients with a connection each, which send one update after the other until told to stop. */
async function sendAllTheTime(
  service: ServiceProcess,
  answers: Map<number, Answer>,
  goesOn: () => boolean,
): Promise<void> {
  const url = await service.url();
  let lastId = 0;
  const client = async (): Promise<void> => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    while (goesOn()) {
      lastId += 1;
      const updateId = lastId;
      answers.set(updateId, await post(url, agent, updateId));
    }
    agent.destroy();
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}

async function storedIds(): Promise<number[]> {
  const sql = 'SELECT update_id::int AS id FROM inbox ORDER BY id';
  const stored = await rows<{ id: number }>(sql, [], services.database.url);
  return stored.map(({ id }) => id);
}

describe('SIGTERM under load', () => {
  it.each([1, 2])('refuses and loses nothing, time %i', async () => {
    const service = await services.startActive();
    const answers = new Map<number, Answer>();
    let isOver = false;
    const sending = sendAllTheTime(service, answers, () => !isOver);
    await until('each is answered', () => (answers.size > CLIENTS ? true : null));
    service.kill('SIGTERM');
    await pause(GOES_ON_MS);
    isOver = true;
    await sending;
    expect(new Set([...answers.values()].map(({ status }) => status))).toEqual(new Set([200]));
    const connections = [...answers.values()].map(({ connection }) => connection);
    expect(new Set(connections)).toEqual(new Set(['keep-alive', 'close']));
    expect(await service.exited).toEqual({ code: 0, signal: null });
    expect(await storedIds()).toEqual([...answers.keys()].sort((a, b) => a - b));
  });

  it('is answered over connections that were silent until then', async () => {
    const service = await services.startActive();
    const url = await service.url();
    const agents = Array.from({ length: CLIENTS }, () => new Agent({ keepAlive: true }));
    const first = await Promise.all(agents.map((agent, at) => post(url, agent, 1 + at)));
    expect(new Set(first.map(({ connection }) => connection))).toEqual(new Set(['keep-alive']));
    const second = agents.map(async (agent, at) => {
      // Some a little before, some a little after it has arrived.
      await pause(at);
      if (at === CLIENTS / 2) service.kill('SIGTERM');
      return post(url, agent, 1 + CLIENTS + at);
    });
    const answers = await Promise.all(second);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(answers.at(-1)?.connection).toBe('close');
    expect(await service.exited).toEqual({ code: 0, signal: null });
    expect(await storedIds()).toHaveLength(2 * CLIENTS);
    for (const agent of agents) agent.destroy();
  });
});
