import type { Kopecks } from '../../core/money/kopecks.ts';
import type { Queryable } from '../pool.ts';

export interface LedgerFigures {
  /** Sum of all postings. Zero, or the ledger does not add up. */
  readonly totalKopecks: Kopecks;
  readonly transfers: number;
  readonly postings: number;
  /** Holds that nothing has ended yet. */
  readonly openHolds: number;
}

/** How much is written in the ledger. Reads every posting. */
export async function countLedger(db: Queryable): Promise<LedgerFigures> {
  const { rows } = await db.query<Omit<LedgerFigures, 'totalKopecks'> & { total: string }>(
    `SELECT (SELECT coalesce(sum(amount_kopecks), 0)::text FROM postings) AS total,
            (SELECT count(*)::float8 FROM transfers) AS transfers,
            (SELECT count(*)::float8 FROM postings) AS postings,
            (SELECT count(*) FILTER (WHERE kind = 'hold')
                    - count(*) FILTER (WHERE ends_hold_id IS NOT NULL) FROM transfers
            )::float8 AS "openHolds"`,
  );
  const { total, ...counts } = rows[0] ?? { total: '0', transfers: 0, postings: 0, openHolds: 0 };
  return { totalKopecks: BigInt(total), ...counts };
}
