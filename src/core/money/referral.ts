import type { Kopecks } from './kopecks.ts';

/** What a link to the bot carries before the signed name of who invites: `?start=r_…`. */
export const REFERRAL_START = 'r_';

/** What came of the invitations of a user. */
export interface ReferralStats {
  /** Null: the name of the bot is not known yet. */
  readonly link: string | null;
  readonly invited: number;
  /** Of them, those for whom the user was thanked. */
  readonly rewarded: number;
  readonly earnedKopecks: Kopecks;
}
