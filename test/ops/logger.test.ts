import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forbiddenPatterns, neverLog } from '../../generated/log-policy.ts';
import { createLogger } from '../../src/ops/logger.ts';

function loggerOf(secrets: readonly string[] = [], level = 'trace') {
  const lines: string[] = [];
  const seen: string[] = [];
  const log = createLogger({
    traceId: () => null,
    level,
    secrets,
    instance: 'bot-1',
    write: (line) => lines.push(line),
    onForbiddenPattern: (id) => seen.push(id),
  });
  return { log, lines, seen };
}

describe('a log line', () => {
  it('is one line of JSON with level, time, instance, message and fields', () => {
    const { log, lines } = loggerOf();
    log.info({ update_id: 7, at: new Date(0) }, 'two\nlines');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^[^\n]*\n$/);
    const { time, ...rest } = JSON.parse(lines[0] ?? '');
    expect(new Date(time).toISOString()).toBe(time);
    expect(rest).toEqual({
      level: 'info',
      instance: 'bot-1',
      update_id: 7,
      at: '1970-01-01T00:00:00.000Z',
      msg: 'two\nlines',
    });
  });

  it('has the stack of an error and its cause', () => {
    const { log, lines } = loggerOf();
    log.error({ err: new Error('outer', { cause: new Error('inner') }) }, 'failed');
    const { err } = JSON.parse(lines[0] ?? '');
    expect(err.message).toContain('outer');
    expect(err.stack).toContain('logger.test.ts');
    expect(err.stack).toContain('inner');
  });

  it.each([
    [
      'a circle',
      () => {
        const circle: Record<string, unknown> = {};
        circle['self'] = circle;
        return circle;
      },
    ],
    ['kopecks', () => ({ kopecks: 10n })],
    [
      'a field that throws',
      () => ({
        get broken() {
          throw new Error('hidden');
        },
      }),
    ],
    ['nothing', () => ({ err: undefined, value: null })],
    ['an error that is none', () => ({ err: 'text' })],
  ])('E11: never breaks the work that it tells of: %s', (_what, fields) => {
    const { log, lines } = loggerOf();
    log.info(fields(), 'told');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('told');
  });

  it('is left out below the level', () => {
    const { log, lines } = loggerOf([], 'warn');
    log.debug({}, 'a');
    log.info({}, 'b');
    log.warn({}, 'c');
    log.fatal({}, 'd');
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['c', 'd']);
  });
});

describe('what is never logged', () => {
  it.each(neverLog)('%s, in a field and in an error', (name) => {
    const { log, lines } = loggerOf();
    const err = Object.assign(new Error('failed'), { [name]: 'top-secret' });
    log.info({ [name]: 'top-secret', deep: [{ [name.toLowerCase()]: 'top-secret' }], err }, 'x');
    expect(lines[0]).not.toContain('top-secret');
    expect(lines[0]).toContain('[redacted]');
  });

  it('is any secret, wherever it comes from', () => {
    const secret = fc.string({ minLength: 8 });
    fc.assert(
      fc.property(secret, fc.string(), (value, around) => {
        fc.pre(!/^[\s"\\a-z[\]]*$/.test(value));
        const { log, lines } = loggerOf([value]);
        const text = `${around}${value}${around}`;
        log.error({ url: text, list: [text], err: new Error(text) }, text);
        const plain = JSON.stringify(JSON.parse(lines[0] ?? ''));
        expect(plain).not.toContain(JSON.stringify(value).slice(1, -1));
      }),
    );
  });

  it('is the password of the database', () => {
    const { log, lines } = loggerOf(['postgres://user:pass-of-db@host/db']);
    log.warn({}, 'password authentication failed for pass-of-db');
    expect(lines[0]).not.toContain('pass-of-db');
  });
});

describe('forbidden patterns', () => {
  /** A line of each kind, as it would really occur. */
  const EXAMPLES: Record<(typeof forbiddenPatterns)[number]['id'], string> = {
    'type-error': "TypeError: Cannot read properties of undefined (reading 'id')",
    'unhandled-rejection': 'UnhandledPromiseRejection: nobody waited',
    'oid-out-of-range': 'ERROR: OID out of range',
    'untyped-parameter': 'could not determine data type of parameter $2',
    'cannot-parse-entities': "Bad Request: can't parse entities: Unsupported start tag",
    'message-too-long': 'Bad Request: message is too long',
    'not-in-allowed-options': 'resolution is not within the range of allowed options',
    'field-required': 'This field is required',
    'webhook-conflict': 'Conflict: terminated by other getUpdates request',
    'lock-lost': 'leader lock lost: connection broken',
    'pool-exhausted': 'timeout exceeded when trying to connect',
    'ledger-unbalanced': 'ledger does not add up: transfer 7',
  };

  it.each(forbiddenPatterns)('$id is seen in messages and in errors', ({ id }) => {
    const { log, seen } = loggerOf();
    log.error({}, EXAMPLES[id]);
    log.error({ err: new Error(EXAMPLES[id]) }, 'failed');
    expect(seen).toEqual([id, id]);
  });

  it('are not seen in what happens every day', () => {
    const { log, seen } = loggerOf();
    log.info({ port: 1, ran: ['0001_inbox'] }, 'port bound');
    log.warn({ err: new Error('connect ECONNREFUSED 127.0.0.1:5432') }, 'database is not ready');
    expect(seen).toEqual([]);
  });
});
