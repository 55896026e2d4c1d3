import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { until } from '../sandbox/until.ts';
import { rows } from './service-on-database.ts';

const root = join(import.meta.dirname, '..', '..');
const started: ReturnType<typeof start>[] = [];

function start(args: readonly string[], env: Record<string, string> = {}) {
  const { DATABASE_URL: _theirs, ...ours } = process.env;
  const child = spawn(process.execPath, ['test/sandbox/main.ts', ...args], {
    cwd: root,
    env: { ...ours, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { text: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output.text += chunk;
    });
  }
  const closed = once(child, 'close').then(([code, signal]) => ({ code, signal }));
  return { child, output, closed };
}

function startSandbox(args: readonly string[], env: Record<string, string> = {}) {
  const sandbox = start(args, env);
  started.push(sandbox);
  return sandbox;
}

afterEach(async () => {
  for (const { child, closed } of started.splice(0)) {
    child.kill('SIGTERM');
    await closed;
  }
});

interface Places {
  readonly chat: string;
  readonly health: string;
  readonly database: string;
}

/** Addresses that it printed; waits until it has. */
function places(output: { text: string }): Promise<Places> {
  return until('the sandbox says where to look', () => {
    if (!output.text.includes('Ctrl-C')) return null;
    const place = (name: string): string =>
      new RegExp(`^ {2}${name} +(\\S+)$`, 'm').exec(output.text)?.[1] ?? '';
    return { chat: place('chat'), health: place('health'), database: place('database') };
  });
}

interface Message {
  readonly from: string;
  readonly html: string;
}

/** Says something for the first person of the page. Returns the bot's answer. */
async function chatWith(page: string, text: string): Promise<Message> {
  const [person] = (await (await fetch(`${page}/api/people`)).json()) as { id: number }[];
  const path = `${page}/api/chats/${person?.id}`;
  await fetch(`${path}/text`, { method: 'POST', body: JSON.stringify({ text }) });
  return until('the bot answers', async () => {
    const { messages } = (await (await fetch(path)).json()) as { messages: Message[] };
    return messages.find(({ from }) => from === 'bot') ?? null;
  });
}

async function isGone(address: string): Promise<true | null> {
  return fetch(address).then(
    () => null,
    () => true,
  );
}

describe('npm run sandbox', () => {
  it('with --check starts everything, says where to look, stops, and ends with 0', async () => {
    const { output, closed } = startSandbox(['--check']);
    expect(await closed).toEqual({ code: 0, signal: null });
    const { chat, health, database } = await places(output);
    expect(output.text).toContain(`${new URL('/openapi.json', health).href}\n`);
    expect(output.text).toContain(`${new URL('/metrics', health).href}\n`);
    expect(output.text).toMatch(/Stopped\.\n$/);
    expect(await isGone(chat)).toBe(true);
    expect(await isGone(health)).toBe(true);
    await expect(rows('SELECT 1', [], database)).rejects.toThrow('ECONNREFUSED');
  });

  it('has a page with people to chat for, and stops at Ctrl-C', async () => {
    const { child, output, closed } = startSandbox(['--fresh']);
    const { chat, health, database } = await places(output);
    expect((await chatWith(chat, '/start')).html).toContain('Здравствуйте, Анна!');
    expect(await rows('SELECT handled_at IS NOT NULL AS done FROM inbox', [], database)).toEqual([
      { done: true },
    ]);
    const [{ folder }] = (await rows<{ folder: string }>(
      "SELECT current_setting('data_directory') AS folder",
      [],
      database,
    )) as [{ folder: string }];
    expect(existsSync(folder)).toBe(true);
    // A terminal sends it to the whole group.
    process.kill(-(child.pid ?? 0), 'SIGINT');
    expect(await closed).toEqual({ code: 0, signal: null });
    expect(await isGone(chat)).toBe(true);
    expect(await isGone(health)).toBe(true);
    expect(existsSync(folder)).toBe(false);
  });

  it('leaves nothing behind when it is killed', async () => {
    const { child, output, closed } = startSandbox(['--fresh']);
    const { health, database } = await places(output);
    const [{ folder }] = (await rows<{ folder: string }>(
      "SELECT current_setting('data_directory') AS folder",
      [],
      database,
    )) as [{ folder: string }];
    child.kill('SIGKILL');
    await closed;
    await until('the service is gone', () => isGone(health));
    await until('the data is gone', () => (existsSync(folder) ? null : true));
    await expect(rows('SELECT 1', [], database)).rejects.toThrow('ECONNREFUSED');
  });

  it('says what is wrong when the database that it is given cannot be reached', async () => {
    const url = 'postgres://nobody:none@127.0.0.1:1/none';
    const { output, closed } = startSandbox(['--check'], { DATABASE_URL: url });
    expect(await closed).toEqual({ code: 1, signal: null });
    expect(output.text).toBe(
      'The sandbox cannot start. The database of DATABASE_URL cannot be used: connect ECONNREFUSED 127.0.0.1:1.\n',
    );
  });
});
