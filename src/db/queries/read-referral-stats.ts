import type { ReferralStats } from '../../core/money/referral.ts';
import type { Queryable } from '../pool.ts';

/** What came of the invitations of a user. */
export async function readReferralStats(
  db: Queryable,
  inviterId: number,
): Promise<Omit<ReferralStats, 'link'>> {
  const { rows } = await db.query<{ invited: number; rewarded: number; earned: string }>(
    `SELECT count(*)::int AS invited, count(referrals.transfer_id)::int AS rewarded,
            coalesce(sum(amount_kopecks), 0)::text AS earned
     FROM referrals
     LEFT JOIN (
       postings JOIN accounts ON accounts.id = account_id AND accounts.kind = 'user:available'
     ) ON postings.transfer_id = referrals.transfer_id
     WHERE inviter_id = $1::bigint`,
    [inviterId],
  );
  const { invited = 0, rewarded = 0, earned = '0' } = rows[0] ?? {};
  return { invited, rewarded, earnedKopecks: BigInt(earned) };
}
