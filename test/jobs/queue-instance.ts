import { RetryLater } from '../../src/core/retry-later.ts';
import { untraced } from '../../src/core/tracing.ts';
import { LeaderConnection } from '../../src/db/leader-connection.ts';
import { fence } from '../../src/db/ledger/fence.ts';
import { createPool } from '../../src/db/pool.ts';
import { markHandled } from '../../src/db/queries/mark-handled.ts';
import { nextUpdate } from '../../src/db/queries/next-update.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { oneLaneAtATime } from '../../src/jobs/lane-turns.ts';
import { keepLeadership } from '../../src/jobs/leadership.ts';
import type { Term } from '../../src/jobs/task.ts';
import { startWork } from '../../src/jobs/work.ts';
import { createLogger } from '../../src/ops/logger.ts';

/**
 * A process that leads and works as the service does, with a handler that writes each update into
 * the table `effects`: a second effect of one update would be an error of the database.
 *
 * An update whose text is `wait` is held in its transaction until nobody has the advisory lock 42.
 */

const [, , url = '', instance = ''] = process.argv;
const log = createLogger({
  traceId: () => null,
  level: 'debug',
  secrets: [],
  instance,
  write: (line) => process.stdout.write(line),
  now: () => Date.now(),
  onForbiddenPattern: () => undefined,
});
const db = createPool(url, instance, log);

async function handleNext(lane: string, term: Term): Promise<boolean> {
  return inTransaction(db, async (transaction) => {
    await fence(transaction, term.epoch);
    const update = await nextUpdate(transaction, lane);
    if (update === null) return false;
    if (update.payload === 'wait') {
      log.info({ update_id: update.updateId }, 'holding');
      await transaction.query('SELECT pg_advisory_xact_lock_shared(42)');
    }
    await transaction.query(
      'INSERT INTO effects (update_id, lane, epoch) VALUES ($1::bigint, $2::text, $3::bigint)',
      [update.updateId, lane, term.epoch],
    );
    await markHandled(transaction, update.updateId, null);
    return true;
  });
}

const leadership = keepLeadership({
  instance,
  log,
  now: Date.now,
  open: () => LeaderConnection.open(url, instance),
  startWork: (term, earlier) =>
    startWork(
      {
        db,
        log,
        tracing: untraced,
        term,
        now: Date.now,
        onDied: () => leadership.resign(),
        tasks: {
          'handle-update': oneLaneAtATime(async ({ lane }, { isStopping }) => {
            while (await handleNext(lane, term)) {
              if (isStopping()) throw new RetryLater(0, 'The next leader goes on.');
            }
          }),
        },
      },
      earlier,
    ),
  onChange: () => undefined,
  onLeaderless: () => undefined,
});

process.on('SIGTERM', async () => {
  await leadership.stop();
  await db.end();
  log.info({}, 'stopped');
});
