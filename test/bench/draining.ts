import { untraced } from '../../src/core/tracing.ts';
import { createPool } from '../../src/db/pool.ts';
import { insertUpdates } from '../../src/db/queries/insert-updates.ts';
import { markHandled } from '../../src/db/queries/mark-handled.ts';
import { nextUpdate } from '../../src/db/queries/next-update.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { oneLaneAtATime } from '../../src/jobs/lane-turns.ts';
import { startWork } from '../../src/jobs/work.ts';
import { silentLog } from '../sandbox/silent-log.ts';
import { startDurablePostgres } from './durable-postgres.ts';
import { measuredRow } from './measured-row.ts';
import type { Row } from './row.ts';

const UPDATES = 10_000;
const GROUP = 100;
/** 2,000 in a second. */
const BUDGET_MS = UPDATES / 2;

/**
 * How long the leader takes to work off a full inbox, in the order of each lane, with a handler
 * that does one query: with a few hundred busy lanes, and with a lane for nearly each update.
 */
export async function draining(rounds: number): Promise<Row[]> {
  const server = await startDurablePostgres();
  try {
    const busy: number[] = [];
    const sparse: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      const few = await drain(await server.freshDatabase(), 300);
      const many = await drain(await server.freshDatabase(), UPDATES);
      if (round === 0) continue;
      busy.push(few);
      sparse.push(many);
    }
    return [
      measuredRow({
        name: `${UPDATES} updates of 300 lanes, handled in order`,
        ours: busy,
        atMost: { figure: BUDGET_MS },
      }),
      measuredRow({ name: `${UPDATES} updates, each of a lane of its own`, ours: sparse }),
    ];
  } finally {
    await server.stop();
  }
}

/** Milliseconds from the take-over of a full inbox until it is empty. */
async function drain(url: string, lanes: number): Promise<number> {
  const db = createPool(url, 'bench', silentLog);
  for (let first = 1; first <= UPDATES; first += GROUP) {
    const updates = Array.from({ length: GROUP }, (_, at) => first + at);
    await insertUpdates(
      db,
      updates.map((updateId) => ({ updateId, lane: `chat:${updateId % lanes}`, payload: '{}' })),
    );
  }
  await db.query('ANALYZE');
  const last = new Map<string, number>();
  let handled = 0;
  const { promise: emptied, resolve, reject } = Promise.withResolvers<void>();
  const handleNext = (lane: string): Promise<boolean> =>
    inTransaction(db, async (transaction) => {
      const update = await nextUpdate(transaction, lane);
      if (update === null) return false;
      if (update.updateId <= (last.get(lane) ?? 0)) reject(new Error(`${lane}: out of order`));
      last.set(lane, update.updateId);
      await transaction.query('SELECT 1');
      await markHandled(transaction, update.updateId, null);
      return true;
    });
  const startedAt = performance.now();
  const work = startWork(
    {
      db,
      log: silentLog,
      tracing: untraced,
      now: Date.now,
      term: { epoch: 1, leads: () => true },
      onDied: () => reject(new Error('the runner died')),
      tasks: {
        'handle-update': oneLaneAtATime(async ({ lane }) => {
          while (await handleNext(lane)) {
            handled++;
            if (handled === UPDATES) resolve();
          }
        }),
      },
    },
    Promise.resolve(),
  );
  await emptied;
  const ms = performance.now() - startedAt;
  await work.stop();
  await db.end();
  return ms;
}
