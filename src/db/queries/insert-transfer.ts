import type { Transfer } from '../../core/money/transfer.ts';
import type { Queryable } from '../pool.ts';

export interface InsertedTransfer {
  /** Whether the leader of the epoch still leads. If not, nothing is written. */
  readonly isLeader: boolean;
  /** Null when another transfer has its business key, or ends its hold. */
  readonly transferId: string | null;
  /** How many postings found their account. */
  readonly postings: number;
}

/**
 * Writes a transfer with its postings unless there is one in its place; waits for transactions that
 * may still make one.
 */
export async function insertTransfer(
  db: Queryable,
  { businessKey, kind, endsHoldId, postings }: Transfer,
  epoch: number,
): Promise<InsertedTransfer> {
  // Accounts are locked in the order of the postings: those of users first, those of the house,
  // which everybody waits for, last and always in the same order.
  const { rows } = await db.query<InsertedTransfer>(
    `WITH present AS (
       SELECT epoch FROM leader WHERE epoch = $4::bigint FOR KEY SHARE
     ), written AS (
       INSERT INTO transfers (business_key, kind, ends_hold_id, epoch)
       SELECT $1::text, $2::text, $3::bigint, epoch FROM present
       ON CONFLICT DO NOTHING
       RETURNING id
     ), lines AS (
       INSERT INTO postings (transfer_id, account_id, amount_kopecks)
       SELECT written.id, account.id, line.amount
       FROM written
       CROSS JOIN unnest($5::text[], $6::bigint[], $7::bigint[]) AS line (kind, user_id, amount)
       CROSS JOIN LATERAL (
         SELECT id FROM accounts
         WHERE kind = line.kind AND user_id = line.user_id
         UNION ALL
         SELECT id FROM accounts
         WHERE kind = line.kind AND user_id IS NULL AND line.user_id IS NULL
       ) AS account
       ORDER BY line.user_id NULLS LAST, account.id
       RETURNING account_id
     )
     SELECT EXISTS (SELECT FROM present) AS "isLeader",
            (SELECT id::text FROM written) AS "transferId",
            (SELECT count(*)::int FROM lines) AS postings`,
    [
      businessKey,
      kind,
      endsHoldId,
      epoch,
      postings.map(({ account }) => account.kind),
      postings.map(({ account }) => account.userId),
      postings.map(({ amountKopecks }) => amountKopecks),
    ],
  );
  return rows[0] ?? { isLeader: false, transferId: null, postings: 0 };
}
