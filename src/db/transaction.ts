import type { DatabasePool, Queryable } from './pool.ts';
import { DatabaseFault, translateFault } from './sql-state.ts';

/** The transaction was given up by the database although the work on it went to its end. */
export class TransactionLost extends Error {
  override readonly name = 'TransactionLost';
}

/**
 * Does `work` in one transaction and commits it; when `work` throws, nothing of it stays. What
 * `work` is given is good until `work` ends, and cannot begin another transaction.
 *
 * Throws what `work` throws, with errors of the driver translated (`sql-state.ts`). After a lost
 * connection it is not known whether the commit took place: whoever does the work again must find
 * it done.
 */
export async function inTransaction<T>(
  pool: DatabasePool,
  work: (db: Queryable) => Promise<T>,
): Promise<T> {
  const connection = await pool.connect().catch((error: unknown) => {
    throw translateFault(error);
  });
  // A connection that breaks between two queries says so here; the next query fails. Without a
  // listener it would end the process.
  const onError = (): void => undefined;
  connection.on('error', onError);
  let isBroken = false;
  try {
    await connection.query('BEGIN');
    const result = await work(connection);
    await commit(connection);
    return result;
  } catch (error) {
    const fault = translateFault(error);
    isBroken = isLost(fault) || !(await rollBack(connection));
    throw fault;
  } finally {
    connection.off('error', onError);
    connection.release(isBroken);
  }
}

/** COMMIT of a transaction in which a query has failed is answered with ROLLBACK, not an error. */
async function commit(connection: Queryable): Promise<void> {
  const { command } = (await connection.query('COMMIT')) as { command?: string };
  if (command !== 'COMMIT') {
    throw new TransactionLost('A query of the transaction failed and its error was swallowed.');
  }
}

/** A query that was given up may still run: then the connection takes no ROLLBACK. */
function isLost(fault: unknown): boolean {
  return fault instanceof DatabaseFault && fault.kind === 'connection-lost';
}

async function rollBack(connection: Queryable): Promise<boolean> {
  try {
    await connection.query('ROLLBACK');
    return true;
  } catch {
    return false;
  }
}
