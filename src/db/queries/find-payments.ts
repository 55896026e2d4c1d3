import type { Queryable } from '../pool.ts';

/** Those of the charge ids under which there is a payment, with whether it went back. */
export async function findPayments(
  db: Queryable,
  chargeIds: readonly string[],
): Promise<Map<string, { readonly isRefunded: boolean }>> {
  const { rows } = await db.query<{ chargeId: string; isRefunded: boolean }>(
    `SELECT charge_id AS "chargeId", refund_id IS NOT NULL AS "isRefunded"
     FROM payments WHERE charge_id = ANY ($1::text[])`,
    [chargeIds],
  );
  return new Map(rows.map(({ chargeId, isRefunded }) => [chargeId, { isRefunded }]));
}
