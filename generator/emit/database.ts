import type { ContractModel } from '../model/model.ts';
import { constant, unionType } from './constant.ts';
import { emitterOf, header } from './emitter.ts';

const MS_PER_SECOND = 1000;

/** `generated/database.ts`: pool, lock and tables. */
export const database = emitterOf('database', ['database'], (model, sources) => [
  { path: `${model.project.generated}/database.ts`, text: print(model), sources },
]);

function print(model: ContractModel): string {
  const { minimumVersion, pool, migrations, tables, leaderLock } = model.database;
  const [high, low] = leaderLock.key;
  return [
    header(model),
    constant(
      'minimumVersion',
      'Oldest PostgreSQL that will do.',
      'database.minimum_version',
      minimumVersion,
    ),
    '\n',
    constant('pool', 'Size and time limits of the connection pool.', 'database.pool', pool),
    '\n',
    constant(
      'migrations',
      'Where landed migrations are written down, and the neighbour of the leader lock key under which they run.',
      'database.migrations',
      { table: migrations.table, lockKey: [high, low ^ 1] },
    ),
    '\n',
    constant(
      'leaderLock',
      'Advisory lock of the ACTIVE instance, as a pair of signed int32, and the times of its lease.',
      'database.leader_lock',
      {
        function: leaderLock.function,
        key: leaderLock.key,
        leaseMs: leaderLock.leaseSeconds * MS_PER_SECOND,
        renewMs: leaderLock.renewSeconds * MS_PER_SECOND,
        takeoverMs: leaderLock.takeoverMs,
        handoverMs: leaderLock.handoverMs,
      },
    ),
    '\n',
    unionType(
      'TableName',
      'A table of the service.',
      'database.tables',
      tables.map((table) => table.name),
    ),
    '\n',
    constant(
      'tables',
      'What each table is for, and how long its rows are kept; null is for ever.',
      'database.tables',
      Object.fromEntries(
        tables.map(({ name, purpose, retentionDays, appendOnly }) => [
          name,
          { purpose, retentionDays, appendOnly },
        ]),
      ),
      'Record<\n  TableName,\n  { purpose: string; retentionDays: number | null; appendOnly: boolean }\n>',
    ),
  ].join('');
}
