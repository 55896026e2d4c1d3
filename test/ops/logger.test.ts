import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forbiddenPatterns, neverLog, repeatLimit } from '../../generated/log-policy.ts';
import type { Log } from '../../src/core/log.ts';
import { createLogger } from '../../src/ops/logger.ts';
import { forbiddenLines } from './forbidden-lines.ts';

function loggerOf(secrets: readonly string[] = [], level = 'trace') {
  const lines: string[] = [];
  const seen: string[] = [];
  const clock = { nowMs: 0 };
  const log = createLogger({
    traceId: () => null,
    level,
    secrets,
    instance: 'bot-1',
    write: (line) => lines.push(line),
    now: () => clock.nowMs,
    onForbiddenPattern: (id) => seen.push(id),
  });
  return { log, lines, seen, clock };
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

describe('a line that repeats itself', () => {
  it('is written once in the period of the contract, and then says how often it was not', () => {
    const { log, lines, clock } = loggerOf();
    for (let count = 0; count < 5; count++) log.warn({ err: 'gone' }, 'database does not answer');
    clock.nowMs = repeatLimit.perMs;
    log.warn({ err: 'gone' }, 'database does not answer');
    expect(lines.map((line) => JSON.parse(line).heldBack)).toEqual([undefined, 4]);
  });

  it.each([
    ['another field', (log: Log) => log.error({ update_id: 2 }, 'failed')],
    ['another message', (log: Log) => log.error({ update_id: 1 }, 'failed again')],
    ['another level', (log: Log) => log.warn({ update_id: 1 }, 'failed')],
  ])('is another one with %s', (_what, speak) => {
    const { log, lines } = loggerOf();
    log.error({ update_id: 1 }, 'failed');
    speak(log);
    expect(lines).toHaveLength(2);
  });

  it('is part of the work when it is no fault, and always written when it is the last word', () => {
    const { log, lines } = loggerOf();
    for (let count = 0; count < 3; count++) log.info({}, 'rows deleted');
    for (let count = 0; count < 3; count++) log.fatal({}, 'uncaught fault');
    expect(lines).toHaveLength(6);
  });

  it('makes no flood: of 10,000 bad lines a hundred are written, and all are counted', () => {
    const { log, lines, seen, clock } = loggerOf();
    for (let id = 0; id < 10_000; id++) log.error({ update_id: id }, 'TypeError: x is undefined');
    expect([lines.length, seen.length]).toEqual([100, 10_000]);
    clock.nowMs = repeatLimit.perMs;
    log.error({ update_id: 10_000 }, 'TypeError: x is undefined');
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ update_id: 10_000, heldBack: 9_900 });
  });
});

describe('forbidden patterns', () => {
  it.each(forbiddenPatterns)('$id is seen in messages and in errors', ({ id }) => {
    const { log, seen } = loggerOf();
    log.error({}, forbiddenLines[id]);
    log.error({ err: new Error(forbiddenLines[id]) }, 'failed');
    expect(seen).toEqual([id, id]);
  });

  it('are not seen in what happens every day', () => {
    const { log, seen } = loggerOf();
    log.info({ port: 1, ran: ['0001_inbox'] }, 'port bound');
    log.warn({ err: new Error('connect ECONNREFUSED 127.0.0.1:5432') }, 'database is not ready');
    expect(seen).toEqual([]);
  });
});
