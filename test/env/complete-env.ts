import { EnvError, loadEnv } from '../../generated/env.ts';
import type { EnvProblem } from '../../generated/runtime/env-error.ts';

/** Nothing is missing and nothing is wrong in it. */
export const COMPLETE = {
  DATABASE_URL: 'postgres://truth:pass-of-db@db.internal/truth',
  TELEGRAM_BOT_TOKEN: `7:${'t'.repeat(35)}`,
  WEBHOOK_SECRET: 'webhook-secret-0001',
  RENDER_EXTERNAL_URL: 'https://truth.example.org',
  KIE_API_KEY: 'kie-key-000001',
} as const;

export type Source = Record<string, string | undefined>;

/** What `load` complains about. */
export function problemsOf(load: () => unknown): readonly EnvProblem[] {
  try {
    load();
    return [];
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    return error.problems;
  }
}

/** What is wrong with the complete environment after these changes. */
export function problems(changes: Source): readonly EnvProblem[] {
  return problemsOf(() => loadEnv({ ...COMPLETE, ...changes }));
}
