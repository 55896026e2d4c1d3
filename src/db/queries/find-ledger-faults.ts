import type { Queryable } from '../pool.ts';

export interface LedgerFault {
  readonly fault: 'unbalanced-transfer' | 'wrong-balance' | 'overdrawn' | 'hold-ended-wrongly';
  /** Business key of a transfer, or kind and user of an account. */
  readonly what: string;
  readonly kopecks: bigint;
}

/** One fault has many followers; the first of them tell enough. */
const FAULTS_MAX = 20;

/** What in the ledger contradicts itself. One statement, so that it sees one moment. */
export async function findLedgerFaults(db: Queryable): Promise<LedgerFault[]> {
  const { rows } = await db.query<Omit<LedgerFault, 'kopecks'> & { kopecks: string }>(
    `WITH by_transfer AS (
       SELECT business_key, coalesce(sum(amount_kopecks), 0) AS kopecks,
              count(amount_kopecks) AS lines
       FROM transfers LEFT JOIN postings ON transfer_id = transfers.id
       GROUP BY transfers.id
     ), by_account AS (
       SELECT accounts.id, kind, user_id, balance_kopecks,
              balance_kopecks - coalesce(sum(amount_kopecks), 0) AS kopecks
       FROM accounts LEFT JOIN postings ON account_id = accounts.id
       GROUP BY accounts.id
     ), by_ending AS (
       SELECT ending.business_key, account_id, sum(amount_kopecks) AS kopecks,
              bool_and(hold.kind = 'hold') AS is_hold
       FROM transfers AS ending
       JOIN transfers AS hold ON hold.id = ending.ends_hold_id
       JOIN postings ON transfer_id IN (ending.id, hold.id)
       JOIN accounts ON accounts.id = account_id AND accounts.kind = 'user:held'
       GROUP BY ending.id, account_id
     ), twice AS (
       SELECT min(business_key) AS business_key, count(*) AS endings FROM transfers
       WHERE ends_hold_id IS NOT NULL GROUP BY ends_hold_id HAVING count(*) > 1
     )
     SELECT fault, what, kopecks::text FROM (
       SELECT 'unbalanced-transfer' AS fault, business_key AS what, kopecks FROM by_transfer
       WHERE kopecks <> 0 OR lines = 0
       UNION ALL
       SELECT 'wrong-balance', concat_ws(' of user ', kind, user_id), kopecks FROM by_account
       WHERE kopecks <> 0
       UNION ALL
       SELECT 'overdrawn', concat_ws(' of user ', kind, user_id), balance_kopecks FROM by_account
       WHERE user_id IS NOT NULL AND balance_kopecks < 0
       UNION ALL
       SELECT 'hold-ended-wrongly', business_key, kopecks FROM by_ending
       WHERE kopecks <> 0 OR NOT is_hold
       UNION ALL
       SELECT 'hold-ended-wrongly', business_key, endings FROM twice
     ) AS found
     LIMIT ${FAULTS_MAX}`,
  );
  return rows.map((row) => ({ ...row, kopecks: BigInt(row.kopecks) }));
}
