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

/** Addresses that it printed; waits until it has. */
function places(output: { text: string }): Promise<{ health: string; database: string }> {
  return until('the sandbox says where to look', () => {
    const health = /^ {2}health +(\S+)$/m.exec(output.text)?.[1];
    const database = /^ {2}database +(\S+)$/m.exec(output.text)?.[1];
    const isWhole = output.text.includes('Ctrl-C');
    return isWhole && health !== undefined && database !== undefined ? { health, database } : null;
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
    const { health, database } = await places(output);
    expect(output.text).toContain(`${new URL('/openapi.json', health).href}\n`);
    expect(output.text).toContain(`${new URL('/metrics', health).href}\n`);
    expect(output.text).toMatch(/Stopped\.\n$/);
    expect(await isGone(health)).toBe(true);
    await expect(rows('SELECT 1', [], database)).rejects.toThrow('ECONNREFUSED');
  });

  it('takes an update with the command that it prints, and stops at Ctrl-C', async () => {
    const { child, output, closed } = startSandbox(['--fresh']);
    const { health, database } = await places(output);
    const [secret = ''] = /[0-9a-f]{32}(?= \\)/.exec(output.text) ?? [];
    const answer = await fetch(new URL(`/webhook/${secret}`, health), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
      body: '{"update_id": 1}',
    });
    expect(answer.status).toBe(200);
    expect(await rows('SELECT payload FROM inbox', [], database)).toEqual([
      { payload: '{"update_id": 1}' },
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
