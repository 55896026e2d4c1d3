import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Health } from '../../generated/routes.ts';
import { endWithMe } from './end-with-me.ts';
import type { ServiceEnv } from './service-env.ts';
import { until } from './until.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const ENTRYPOINT = join('src', 'main.ts');

/** How a process ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface LogLine {
  readonly msg: string;
  readonly level: string;
  readonly [field: string]: unknown;
}

/** The real service as a process of its own. */
export interface ServiceProcess {
  readonly pid: number;
  readonly exited: Promise<Exit>;
  /** What it has written so far. */
  readonly output: { readonly stdout: string; readonly stderr: string };
  /** Lines of its log so far. */
  lines(): LogLine[];
  /** Base address; waits until the port is bound. */
  url(): Promise<string>;
  /** The first log line with this message; waits for it. */
  said(message: string): Promise<LogLine>;
  /** Waits for an answer of /health that fits. */
  health(fits?: (health: Health) => boolean): Promise<Health>;
  kill(signal: NodeJS.Signals): void;
}

export interface ServiceProcessOptions {
  readonly env: ServiceEnv & Record<string, string | undefined>;
  readonly onOutput?: (chunk: string) => void;
}

/** Starts `src/main.ts`. Of our own environment it gets only the path. */
export function startServiceProcess({ env, onOutput }: ServiceProcessOptions): ServiceProcess {
  // Detached, because Ctrl-C in a terminal must reach us first; a second signal would end it at
  // once.
  const child = spawn(process.execPath, [ENTRYPOINT], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  endWithMe(child, 'TERM');
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk: string) => {
      output[name] += chunk;
      onOutput?.(chunk);
    });
  }
  // On "close" all output has been read.
  const exited = once(child, 'close').then(([code, signal]): Exit => ({ code, signal }));
  let ended: Exit | null = null;
  exited.then((exit) => {
    ended = exit;
  });
  const lines = (): LogLine[] => output.stdout.split('\n').slice(0, -1).map(parseLine);
  const whileRunning = <T>(what: string, ask: () => Promise<T | null> | T | null): Promise<T> =>
    until(what, async () => {
      const answer = await ask();
      if (answer === null && ended !== null) return { stopped: true } as const;
      return answer === null ? null : ({ answer } as const);
    }).then((outcome) => {
      if ('answer' in outcome) return outcome.answer as T;
      throw new Error(`The service ended before ${what}:\n${output.stderr}${output.stdout}`);
    });
  const said = (message: string): Promise<LogLine> =>
    whileRunning(`it says "${message}"`, () => lines().find(({ msg }) => msg === message) ?? null);
  const url = async (): Promise<string> => `http://127.0.0.1:${(await said('port bound'))['port']}`;
  return {
    pid: child.pid ?? 0,
    exited,
    output,
    lines,
    said,
    url,
    health: async (fits = () => true) => {
      const address = `${await url()}/health`;
      return whileRunning('/health answers as expected', async () => {
        const response = await fetch(address).catch(() => null);
        const health = response?.ok ? ((await response.json()) as Health) : null;
        return health !== null && fits(health) ? health : null;
      });
    },
    kill: (signal) => child.kill(signal),
  };
}

function parseLine(line: string): LogLine {
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return { level: 'none', msg: line };
  }
}
