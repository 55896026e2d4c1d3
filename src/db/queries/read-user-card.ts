import type { UserCard, UserQuery } from '../../core/admin/admin-facts.ts';
import type { GrantedRole } from '../../core/admin/rights.ts';
import type { Queryable } from '../pool.ts';
import { readRecentPayments } from './read-recent-payments.ts';

const PAYMENTS_MAX = 5;

interface Row extends Omit<UserCard, 'role' | 'wallet' | 'paidKopecks' | 'payments'> {
  readonly role: GrantedRole | null;
  readonly available: string;
  readonly held: string;
  readonly paid: string;
}

/** A user as those see them who help; null when nobody of this id or name has written. */
export async function readUserCard(
  db: Queryable,
  by: UserQuery,
): Promise<(UserCard & { readonly role: GrantedRole | null }) | null> {
  const { rows } = await db.query<Row>(
    `SELECT id::float8 AS id, first_name AS "firstName", username, language,
            (extract(epoch FROM created_at) * 1000)::float8 AS "sinceMs",
            blocked_at IS NOT NULL AS "hasBlockedBot",
            (SELECT role FROM admin_roles WHERE user_id = users.id) AS role,
            (SELECT reason FROM bans WHERE user_id = users.id) AS "banReason",
            (SELECT balance_kopecks FROM accounts
             WHERE kind = 'user:available' AND user_id = users.id)::text AS available,
            (SELECT balance_kopecks FROM accounts
             WHERE kind = 'user:held' AND user_id = users.id)::text AS held,
            (SELECT coalesce(sum(kopecks), 0) FROM payments
             WHERE user_id = users.id AND refund_id IS NULL)::text AS paid,
            (SELECT count(*)::int FROM generations WHERE user_id = users.id) AS orders,
            (SELECT count(*)::int FROM generations
             WHERE user_id = users.id AND state = 'delivered') AS "deliveredOrders",
            (SELECT max(id)::float8 FROM questions
             WHERE user_id = users.id AND answered_at IS NULL) AS "openQuestionId"
     FROM users
     WHERE id = $1::bigint OR lower(username) = lower($2::text)
     ORDER BY username_noted_at DESC NULLS LAST
     LIMIT 1`,
    'id' in by ? [by.id, null] : [null, by.username],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { available, held, paid, ...rest } = row;
  return {
    ...rest,
    wallet: { availableKopecks: BigInt(available), heldKopecks: BigInt(held) },
    paidKopecks: BigInt(paid),
    payments: await readRecentPayments(db, row.id, PAYMENTS_MAX),
  };
}
