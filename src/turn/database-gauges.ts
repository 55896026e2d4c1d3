import type { DatabaseFacts } from '../core/health.ts';
import { within } from '../db/deadline.ts';
import type { MoneyFigures } from '../db/money-watch.ts';
import type { MeasuredPool } from '../db/pool.ts';
import { countOpenGenerations } from '../db/queries/count-open-generations.ts';
import type { Meter } from '../ops/meter.ts';
import { familyOf } from './count-order.ts';

/** Besides the probe: together they stay within what an answer of /metrics may take. */
const DEADLINE_MS = 200;

export interface DatabaseGaugePorts {
  readonly db: MeasuredPool;
  readonly meter: Meter;
  /** Whether the tables are there yet. */
  readonly hasTables: () => boolean;
  readonly probe: () => Promise<DatabaseFacts>;
  readonly money: () => MoneyFigures | null;
  /** Told why a look came to nothing. */
  readonly onFailure: (err: unknown) => void;
}

/**
 * Returns a function that brings up to date what is measured in the database, so that all instances
 * say the same of it. It never throws; while the database is away what was known last stays.
 */
export function databaseGauges(ports: DatabaseGaugePorts): () => Promise<void> {
  const { db, meter, hasTables, probe, money, onFailure } = ports;
  return async () => {
    meter.set('database_connections', { state: 'open' }, db.totalCount);
    meter.set('database_connections', { state: 'idle' }, db.idleCount);
    meter.set('database_connections', { state: 'waiting' }, db.waitingCount);
    const { connected, waitingUpdates, oldestUpdateSeconds } = await probe();
    if (!connected || !hasTables()) return;
    meter.set('queue_depth', {}, waitingUpdates);
    meter.set('queue_oldest_seconds', {}, oldestUpdateSeconds ?? 0);
    const figures = money();
    if (figures !== null) setMoney(meter, figures);
    try {
      setOpenOrders(meter, await within(DEADLINE_MS, countOpenGenerations(db)));
    } catch (err) {
      onFailure(err);
    }
  };
}

function setMoney(meter: Meter, { ledger, payments }: MoneyFigures): void {
  meter.set('ledger_difference_kopecks', {}, Number(ledger.totalKopecks));
  for (const [account, kopecks] of Object.entries(ledger.balances)) {
    meter.set('ledger_balance_kopecks', { account }, Number(kopecks));
  }
  for (const { currency, count, amount, refundedCount, refundedAmount } of payments) {
    meter.setTotal('payments_total', { currency }, count);
    meter.setTotal('refunds_total', { currency }, refundedCount);
    if (currency !== 'XTR') continue;
    meter.setTotal('stars_received_total', {}, amount);
    meter.setTotal('stars_refunded_total', {}, refundedAmount);
  }
}

type OpenOrders = Awaited<ReturnType<typeof countOpenGenerations>>;

/** A state and family of which there is none any more shows nothing. */
function setOpenOrders(meter: Meter, open: OpenOrders): void {
  const totals = new Map<string, { state: string; family: string; count: number }>();
  for (const { state, modelId, count } of open) {
    const family = familyOf(modelId);
    const key = `${state} ${family}`;
    totals.set(key, { state, family, count: count + (totals.get(key)?.count ?? 0) });
  }
  meter.clear('orders_open');
  for (const { state, family, count } of totals.values()) {
    meter.set('orders_open', { state, family }, count);
  }
}
