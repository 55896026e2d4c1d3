import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EnvError, envDescriptor, envSecrets, loadEnv } from '../../generated/env.ts';
import type { EnvVariable } from '../../generated/runtime/env-descriptor.ts';
import type { EnvProblem } from '../../generated/runtime/env-error.ts';
import { COMPLETE, problems, problemsOf, type Source } from './complete-env.ts';

describe('a complete environment', () => {
  it('gives typed values and defaults', () => {
    expect(loadEnv({ ...COMPLETE, PORT: ' 8080 ', ADMIN_IDS: '7, 8,' })).toEqual({
      ...COMPLETE,
      NODE_ENV: 'production',
      PORT: 8080,
      HOST: '0.0.0.0',
      RENDER_GIT_COMMIT: undefined,
      BOT_TRANSPORT: 'webhook',
      KIE_WEBHOOK_HMAC_KEY: undefined,
      KIE_API_BASE: 'https://api.kie.ai',
      KIE_UPLOAD_BASE: 'https://kieai.redpandaai.co',
      TELEGRAM_API_BASE: 'https://api.telegram.org',
      ADMIN_IDS: [7, 8],
      TELEGRAM_PROVIDER_TOKEN: undefined,
      OPS_TOKEN: undefined,
      LOG_LEVEL: 'info',
      LOCK_WAIT_SECONDS: 60,
      PASSIVE_MODE: 'REJECT',
      SHUTDOWN_SECONDS: 25,
    });
  });

  it('may hold what is nobody’s business', () => {
    expect(
      problems({ PATH: '/bin', HOME: '/root', npm_config_cache: '/x', CONSTRUCTOR: '1' }),
    ).toEqual([]);
  });

  it('counts an empty text as absent', () => {
    expect(loadEnv({ ...COMPLETE, PORT: '', LOG_LEVEL: '  ' })).toMatchObject({
      PORT: 10_000,
      LOG_LEVEL: 'info',
    });
  });
});

describe('each kind of problem', () => {
  it.each<[string, Source, Partial<EnvProblem>, string]>([
    [
      'missing',
      { DATABASE_URL: undefined },
      { name: 'DATABASE_URL', code: 'missing' },
      'DATABASE_URL is missing. PostgreSQL connection string.',
    ],
    [
      'missing, but a similar name is set',
      { DATABASE_URL: undefined, DATABSE_URL: COMPLETE.DATABASE_URL },
      { name: 'DATABASE_URL', code: 'missing', suggestion: 'DATABSE_URL' },
      'DATABASE_URL is missing. PostgreSQL connection string. DATABSE_URL is set: was DATABASE_URL meant?',
    ],
    [
      'missing under a condition',
      { WEBHOOK_SECRET: undefined },
      { name: 'WEBHOOK_SECRET', code: 'missing' },
      'WEBHOOK_SECRET is missing while BOT_TRANSPORT is webhook. Secret path segment and header value of the webhook.',
    ],
    [
      'no whole number',
      { PORT: '80a' },
      { name: 'PORT', code: 'type' },
      'PORT is "80a"; it must be a whole number from 0 to 65535. HTTP port. 0 takes any free one.',
    ],
    [
      'a fraction',
      { PORT: '80.5' },
      { name: 'PORT', code: 'type' },
      'PORT is "80.5"; it must be a whole number from 0 to 65535. HTTP port. 0 takes any free one.',
    ],
    [
      'too large',
      { PORT: '65536' },
      { name: 'PORT', code: 'too-large' },
      'PORT is "65536"; it must be a whole number from 0 to 65535. HTTP port. 0 takes any free one.',
    ],
    [
      'too small',
      { LOCK_WAIT_SECONDS: '9' },
      { name: 'LOCK_WAIT_SECONDS', code: 'too-small' },
      'LOCK_WAIT_SECONDS is "9"; it must be a whole number from 10 to 300. How long a newcomer waits for the leader before it reports a problem.',
    ],
    [
      'none of the values',
      { LOG_LEVEL: 'wran' },
      {
        name: 'LOG_LEVEL',
        code: 'enum',
        allowed: ['fatal', 'error', 'warn', 'info', 'debug', 'trace'],
      },
      'LOG_LEVEL is "wran"; it must be one of fatal, error, warn, info, debug, trace. Least severe level that is logged. Did you mean warn?',
    ],
    [
      'another form',
      { RENDER_GIT_COMMIT: 'main' },
      { name: 'RENDER_GIT_COMMIT', code: 'pattern' },
      'RENDER_GIT_COMMIT is "main"; it must be of the form /^[0-9a-f]{7,40}$/. Commit of the deployed code, set by Render.',
    ],
    [
      'no address',
      { KIE_API_BASE: 'api.kie.ai' },
      { name: 'KIE_API_BASE', code: 'type' },
      'KIE_API_BASE is "api.kie.ai"; it must be a whole http or https address, like https://example.org. Base address of the KIE API.',
    ],
    [
      'a secret of another form',
      { TELEGRAM_BOT_TOKEN: '7:short' },
      { name: 'TELEGRAM_BOT_TOKEN', code: 'pattern' },
      'TELEGRAM_BOT_TOKEN has an unusable value (not shown); it must be of the form /^[0-9]+:[A-Za-z0-9_-]{30,}$/. Token given by BotFather.',
    ],
    [
      'a secret that is too short',
      { OPS_TOKEN: 'short' },
      { name: 'OPS_TOKEN', code: 'too-short' },
      'OPS_TOKEN has an unusable value (not shown); it must be at least 16 characters long. Token for the operator page and /metrics. Without it both are closed to strangers.',
    ],
    [
      'a list with something else in it',
      { ADMIN_IDS: '1,two' },
      { name: 'ADMIN_IDS', code: 'type' },
      'ADMIN_IDS is "1,two"; it must be a list of whole numbers with commas between. Telegram user ids with admin rights.',
    ],
    [
      'forbidden',
      { POLLING_MODE: '1' },
      { name: 'POLLING_MODE', code: 'forbidden' },
      'POLLING_MODE must not be set. Replaced by BOT_TRANSPORT=polling.',
    ],
    [
      'misspelt',
      { LOG_LEVELS: 'debug' },
      { name: 'LOG_LEVELS', code: 'misspelt', suggestion: 'LOG_LEVEL' },
      'LOG_LEVELS is not known. Did you mean LOG_LEVEL?',
    ],
  ])('%s', (_kind, changes, expected, message) => {
    const found = problems(changes);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject(expected);
    expect(found[0]?.message).toBe(message);
  });
});

describe('the error', () => {
  it('lists all problems at once', () => {
    const source = { PORT: 'x', LOG_LEVEL: 'loud', USE_PTB: '1', OPS_TOKEN: 'short' };
    expect(() => loadEnv(source)).toThrow(EnvError);
    const found = problemsOf(() => loadEnv(source));
    expect(found.map(({ name }) => name).sort()).toEqual([
      'DATABASE_URL',
      'KIE_API_KEY',
      'LOG_LEVEL',
      'OPS_TOKEN',
      'PORT',
      'RENDER_EXTERNAL_URL',
      'TELEGRAM_BOT_TOKEN',
      'USE_PTB',
      'WEBHOOK_SECRET',
    ]);
    expect(() => loadEnv(source)).toThrow(/9 problems.*\.env\.example lists every variable\.$/s);
    const message = new EnvError(found).message;
    for (const problem of found) expect(message).toContain(`\n  ${problem.message}`);
  });

  it('says each problem once, whatever is set', () => {
    const names = [
      ...Object.keys(envDescriptor.variables),
      ...Object.keys(envDescriptor.forbidden),
    ];
    const source = fc.dictionary(fc.constantFrom(...names), fc.string());
    fc.assert(
      fc.property(source, (any) => {
        const found = problemsOf(() => loadEnv(any)).map(({ name }) => name);
        expect(found).toEqual([...new Set(found)]);
      }),
    );
  });
});

describe('secrets', () => {
  const secretNames = Object.entries(envDescriptor.variables as Record<string, EnvVariable>)
    .filter(([, { secret }]) => secret === true)
    .map(([name]) => name);
  /** Long enough not to stand in the message by chance. */
  const secret = fc
    .string({ unit: 'binary-ascii', minLength: 12 })
    .filter((text) => text.trim() === text && text.length >= 12);

  it('are those that the contract calls so', () => {
    expect(secretNames).toEqual(expect.arrayContaining(['DATABASE_URL', 'WEBHOOK_SECRET']));
  });

  it('are not shown, whatever their value', () => {
    const source = fc.record(Object.fromEntries(secretNames.map((name) => [name, secret])));
    fc.assert(
      fc.property(source, (secrets) => {
        const found = problemsOf(() => loadEnv({ ...secrets, PORT: 'x' }));
        expect(found.length).toBeGreaterThan(0);
        const shown = JSON.stringify(found) + new EnvError(found).message;
        for (const value of Object.values(secrets)) {
          expect(shown).not.toContain(value);
          expect(shown).not.toContain(JSON.stringify(value).slice(1, -1));
        }
      }),
    );
  });

  it('are not shown when they, or parts of them, stand in the wrong variable', () => {
    const open = Object.keys(envDescriptor.variables).filter((name) => !secretNames.includes(name));
    const cut = fc.tuple(secret, fc.nat(), fc.nat()).map(([text, from, length]) => {
      const start = from % (text.length - 8);
      return { text, part: text.slice(start, start + 8 + (length % text.length)) };
    });
    fc.assert(
      fc.property(
        cut,
        fc.constantFrom(...open),
        fc.constantFrom(...secretNames),
        ({ text, part }, wrong, right) => {
          fc.pre(part.trim() === part);
          const found = problemsOf(() => loadEnv({ [right]: text, [wrong]: part, USE_PTB: text }));
          const messages = found.map(({ message }) => message).join('\n');
          expect(messages).not.toContain(JSON.stringify(part));
          expect(messages).not.toContain(text);
        },
      ),
    );
  });

  it.each([
    ['PORT', COMPLETE.TELEGRAM_BOT_TOKEN],
    ['PORT', COMPLETE.DATABASE_URL],
    ['LOG_LEVEL', 'redis://user:open-sesame@cache/0'],
  ])('are known by their form in %s, also when their own variable is empty', (name, value) => {
    const [problem] = problemsOf(() => loadEnv({ [name]: value }));
    expect(problem?.message).toMatch(/\(not shown\)/);
    expect(problem?.message).not.toContain(value);
  });

  it('are handed over for keeping them out of logs', () => {
    const { RENDER_EXTERNAL_URL: _open, ...secrets } = COMPLETE;
    expect(envSecrets({ ...COMPLETE, OPS_TOKEN: ' ' }).sort()).toEqual(
      Object.values(secrets).sort(),
    );
  });
});
