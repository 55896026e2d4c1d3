import { describe, expect, it } from 'vitest';
import { loadEnv } from '../../generated/env.ts';
import { COMPLETE, problems, problemsOf, type Source } from './complete-env.ts';

describe('conditions', () => {
  it('are about the value, also when it is the default', () => {
    const without = { ...COMPLETE, WEBHOOK_SECRET: undefined, RENDER_EXTERNAL_URL: undefined };
    const names = (source: Source): string[] =>
      problemsOf(() => loadEnv({ ...without, ...source })).map(({ name }) => name);
    expect(names({})).toEqual(['WEBHOOK_SECRET', 'RENDER_EXTERNAL_URL']);
    expect(names({ BOT_TRANSPORT: 'webhook' })).toEqual(['WEBHOOK_SECRET', 'RENDER_EXTERNAL_URL']);
    expect(names({ BOT_TRANSPORT: 'polling' })).toEqual([]);
  });

  it('do not add to the trouble when their variable is wrong itself', () => {
    expect(
      problems({ BOT_TRANSPORT: 'pigeon', WEBHOOK_SECRET: undefined }).map(({ name }) => name),
    ).toEqual(['BOT_TRANSPORT']);
  });

  it('make the vendor key necessary in production only', () => {
    const without = { KIE_API_KEY: undefined };
    expect(problems(without).map(({ name }) => name)).toEqual(['KIE_API_KEY']);
    expect(problems({ ...without, NODE_ENV: 'test' })).toEqual([]);
  });
});

describe('phases', () => {
  it('need what the earlier ones need, and no more', () => {
    expect(loadEnv({}, 'build')).toEqual({});
    const start = { ...COMPLETE, KIE_API_KEY: undefined };
    const atStart = loadEnv(start, 'start');
    expect(atStart.DATABASE_URL).toBe(COMPLETE.DATABASE_URL);
    expect(Object.keys(atStart)).not.toContain('KIE_API_KEY');
    expect(problemsOf(() => loadEnv(start, 'runtime')).map(({ name }) => name)).toEqual([
      'KIE_API_KEY',
    ]);
    expect(problemsOf(() => loadEnv({}, 'start')).map(({ name }) => name)).not.toContain(
      'KIE_API_KEY',
    );
  });

  it('do not mind wrong values of later ones', () => {
    expect(problemsOf(() => loadEnv({ ...COMPLETE, KIE_API_BASE: 'x' }, 'start'))).toEqual([]);
  });

  it('refuse what is forbidden from the first on', () => {
    expect(problemsOf(() => loadEnv({ USE_PTB: '1' }, 'build'))).toHaveLength(1);
  });
});
