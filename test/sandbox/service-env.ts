import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { Env } from '../../generated/env.ts';

export type ServiceEnv = Partial<Record<keyof Env, string | undefined>>;

/** Nobody listens there. What is not played is not asked for in the real world either. */
const NOWHERE = 'http://127.0.0.1:1';

/** Everything that the service needs of its environment, with secrets made up on the spot. */
export function serviceEnv(databaseUrl: string, port: number): ServiceEnv {
  return {
    NODE_ENV: 'development',
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    TELEGRAM_BOT_TOKEN: `1:${randomBytes(24).toString('hex')}`,
    WEBHOOK_SECRET: randomBytes(16).toString('hex'),
    RENDER_EXTERNAL_URL: `http://127.0.0.1:${port}`,
    RENDER_GIT_COMMIT: commit(),
    KIE_API_KEY: randomBytes(16).toString('hex'),
    KIE_API_BASE: NOWHERE,
    KIE_UPLOAD_BASE: NOWHERE,
    TELEGRAM_API_BASE: NOWHERE,
    SHUTDOWN_SECONDS: '10',
  };
}

/** Of the checkout; undefined where there is no git. */
function commit(): string | undefined {
  try {
    const stdio = ['ignore', 'pipe', 'ignore'] as const;
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      stdio: [...stdio],
      encoding: 'utf8',
    }).trim();
  } catch {
    return undefined;
  }
}
