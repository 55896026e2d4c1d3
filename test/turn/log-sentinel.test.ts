import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Env } from '../../generated/env.ts';
import { forbiddenPatterns, repeatLimit } from '../../generated/log-policy.ts';
import type { DatabasePool } from '../../src/db/pool.ts';
import { openReporting } from '../../src/ops/reporting.ts';
import { LogSentinel } from '../../src/turn/log-sentinel.ts';
import { LedgerUnderTest } from '../money/ledger-under-test.ts';
import { forbiddenLines } from '../ops/forbidden-lines.ts';
import { until } from '../sandbox/until.ts';

const ADMINS = [7, 8];

let ledger: LedgerUnderTest;
beforeAll(async () => {
  ledger = await LedgerUnderTest.open();
});
afterAll(() => ledger.close());
beforeEach(() => ledger.pool.query('DELETE FROM outbox'));

/** The log of an instance that stores what it owes in `db`. */
async function watched(db: DatabasePool = ledger.pool) {
  const lines: string[] = [];
  const clock = { nowMs: 0 };
  const identity = { now: () => clock.nowMs, instance: 'bot-1' };
  const sentinel = new LogSentinel({ ...identity, adminIds: ADMINS });
  const { log, meter } = await openReporting({
    ...identity,
    env: { LOG_LEVEL: 'info' } as Env,
    secrets: [],
    writeLog: (line) => lines.push(line),
    onForbiddenPattern: sentinel.saw,
  });
  sentinel.storeIn(db, log);
  return { log, sentinel, lines, clock, meter };
}

interface Owed {
  readonly chatId: number;
  readonly text: string;
}

async function owed(): Promise<Owed[]> {
  const { rows } = await ledger.pool.query<Owed>(
    `SELECT chat_id::float8 AS "chatId", payload->>'text' AS text FROM outbox ORDER BY id`,
  );
  return rows;
}

/** Waits until so many messages are owed. */
function untilOwed(count: number): Promise<Owed[]> {
  return until(`${count} messages are owed`, async () => {
    const found = await owed();
    return found.length >= count ? found : null;
  });
}

describe('a line that must not occur', () => {
  it.each(forbiddenPatterns)('of $id counts, and tells each admin what to do', async (pattern) => {
    const { log, sentinel, meter } = await watched();
    log.error({ err: new Error(forbiddenLines[pattern.id]) }, 'failed');
    const told = await untilOwed(ADMINS.length);
    await sentinel.stop();
    expect(told.map(({ chatId }) => chatId)).toEqual(ADMINS);
    const text = told[0]?.text ?? '';
    for (const part of [pattern.id, 'bot-1']) expect(text).toContain(part);
    for (const part of [pattern.description, pattern.fix]) {
      expect(text.replaceAll('&#39;', "'")).toContain(part);
    }
    expect(await meter.exposition()).toContain(
      `forbidden_patterns_total{pattern="${pattern.id}"} 1`,
    );
  });

  it('wakes the lane of the admin, so that whoever leads sends it', async () => {
    const { log, sentinel } = await watched();
    log.error({}, forbiddenLines['lock-lost']);
    await untilOwed(ADMINS.length);
    await sentinel.stop();
    const { rows } = await ledger.pool.query<{ key: string }>(
      `SELECT key FROM graphile_worker.jobs WHERE key = ANY($1::text[]) ORDER BY key`,
      [ADMINS.map((id) => `chat:${id}`)],
    );
    expect(rows).toHaveLength(ADMINS.length);
  });

  it('makes one alert of a flood of 10,000, and tells of the rest after the period', async () => {
    const { log, sentinel, lines, clock } = await watched();
    for (let id = 0; id < 10_000; id++) log.error({ update_id: id }, 'TypeError: x is undefined');
    await untilOwed(ADMINS.length);
    expect(lines.length).toBeLessThanOrEqual(100);
    clock.nowMs = repeatLimit.perMs;
    log.error({}, 'TypeError: x is undefined');
    const told = await untilOwed(ADMINS.length * 2);
    await sentinel.stop();
    expect(told).toHaveLength(ADMINS.length * 2);
    expect(told.at(-1)?.text).toMatch(/сообщения: 9\s?999$/);
  });

  it('is not forgotten while the database is away, and does not make more of itself', async () => {
    let isAway = true;
    const connect = (): ReturnType<DatabasePool['connect']> =>
      isAway
        ? Promise.reject(new Error('timeout exceeded when trying to connect'))
        : ledger.pool.connect();
    const { log, sentinel, lines } = await watched({ ...ledger.pool, connect } as DatabasePool);
    log.error({}, forbiddenLines['ledger-unbalanced']);
    await until('it was tried', async () => (lines.length > 1 ? true : null));
    isAway = false;
    const told = await untilOwed(ADMINS.length * 2);
    await sentinel.stop();
    // That the database was away is a pattern of its own.
    const texts = told.filter(({ chatId }) => chatId === ADMINS[0]).map(({ text }) => text);
    expect(texts.map((text) => /<code>([\w-]+)</.exec(text)?.[1])).toEqual([
      'ledger-unbalanced',
      'pool-exhausted',
    ]);
  });
});
