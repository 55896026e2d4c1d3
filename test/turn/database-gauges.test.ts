import { beforeEach, describe, expect, it } from 'vitest';
import type { DatabaseFacts } from '../../src/core/health.ts';
import type { MoneyFigures } from '../../src/db/money-watch.ts';
import type { MeasuredPool } from '../../src/db/pool.ts';
import type { OpenGenerations } from '../../src/db/queries/count-open-generations.ts';
import { createMeter, type Meter } from '../../src/ops/meter.ts';
import { type DatabaseGaugePorts, databaseGauges } from '../../src/turn/database-gauges.ts';

const UP: DatabaseFacts = {
  connected: true,
  latencyMs: 1,
  waitingUpdates: 7,
  oldestUpdateSeconds: 2.5,
  ledgerAddsUp: false,
  releases: null,
};

const MONEY: MoneyFigures = {
  ledger: {
    totalKopecks: -3n,
    balances: {
      'user:available': 500n,
      'user:held': 40n,
      'house:revenue': 900n,
      'house:promo': -100n,
      'stars:clearing': -1_500n,
      'rub:clearing': 0n,
      'vendor:cost': 157n,
    },
  },
  payments: [
    { currency: 'RUB', count: 1, amount: 10_000, refundedCount: 0, refundedAmount: 0 },
    { currency: 'XTR', count: 3, amount: 250, refundedCount: 2, refundedAmount: 150 },
  ],
};

let meter: Meter;
let open: OpenGenerations[];
let failures: unknown[];
beforeEach(() => {
  meter = createMeter();
  failures = [];
  open = [
    { modelId: 'z-image', state: 'submitted', count: 2 },
    { modelId: 'gone/long-ago', state: 'submitted', count: 1 },
    { modelId: 'gone/since-then', state: 'submitted', count: 4 },
  ];
});

/** A pool whose queries are answered so. */
function pool(query: () => Promise<unknown>): MeasuredPool {
  return { totalCount: 5, idleCount: 3, waitingCount: 1, query } as unknown as MeasuredPool;
}

async function shown(changes: Partial<DatabaseGaugePorts> = {}): Promise<string[]> {
  const db = pool(async () => ({ rows: open, rowCount: open.length }));
  await databaseGauges({
    ...{ db, meter, hasTables: () => true, probe: async () => UP, money: () => MONEY },
    onFailure: (err) => failures.push(err),
    ...changes,
  })();
  return (await meter.exposition()).split('\n').filter((line) => /^(?!#)\S/.test(line));
}

describe('what is measured in the database', () => {
  it('is shown as it stands there', async () => {
    expect(await shown()).toEqual(
      expect.arrayContaining([
        'queue_depth 7',
        'queue_oldest_seconds 2.5',
        'orders_open{state="submitted",family="z-image"} 2',
        'orders_open{state="submitted",family="not in the catalogue"} 5',
        'ledger_difference_kopecks -3',
        'ledger_balance_kopecks{account="user:held"} 40',
        'ledger_balance_kopecks{account="vendor:cost"} 157',
        'stars_received_total 250',
        'stars_refunded_total 150',
        'payments_total{currency="RUB"} 1',
        'refunds_total{currency="XTR"} 2',
        'database_connections{state="waiting"} 1',
      ]),
    );
    expect(failures).toEqual([]);
  });

  it('is a total, however often it is looked at', async () => {
    await shown();
    expect(await shown()).toContain('stars_received_total 250');
  });

  it('is not there before it is known', async () => {
    const lines = await shown({ money: () => null, hasTables: () => false });
    expect(
      lines.filter((line) => /^(ledger|stars|payments|refunds|queue|orders_open)/.test(line)),
    ).toEqual([]);
  });

  it('forgets orders that are over', async () => {
    await shown();
    open = [];
    expect((await shown()).filter((line) => line.startsWith('orders_open'))).toEqual([]);
  });

  it('stays as it was known last while the database is away, and tells why a look failed', async () => {
    await shown();
    const away = { ...UP, connected: false, waitingUpdates: 0 };
    expect(await shown({ probe: async () => away })).toContain('queue_depth 7');
    const fault = new Error('the database is away');
    await shown({ db: pool(() => Promise.reject(fault)) });
    expect(failures).toEqual([fault]);
  });
});
