import { createHmac, timingSafeEqual } from 'node:crypto';
import { REFERRAL_START } from '../core/money/referral.ts';

/** Of the signature, as it stands in a link: 96 bits. */
const SIGNATURE_LENGTH = 16;
/** Tells the key from others that are made of the same secret. */
const PURPOSE = 'referral link v1';

/** Links by which users bring others along. Only who has the secret can write one. */
export interface ReferralLinks {
  /** Null while the name of the bot is not known. */
  linkOf(userId: number): string | null;
  /** Whose link it is, by what stands after `r_`; null unless we wrote it. */
  inviterOf(token: string): number | null;
}

/** Links signed with a key made of `secret`; `botName` is asked each time. */
export function referralLinks(secret: string, botName: () => string | null): ReferralLinks {
  const key = createHmac('sha256', secret).update(PURPOSE).digest();
  const tokenOf = (userId: number): string => {
    const signature = createHmac('sha256', key).update(String(userId)).digest('base64url');
    return `${userId.toString(36)}_${signature.slice(0, SIGNATURE_LENGTH)}`;
  };
  return {
    linkOf: (userId) => {
      const name = botName();
      return name === null
        ? null
        : `https://t.me/${name}?start=${REFERRAL_START}${tokenOf(userId)}`;
    },
    inviterOf: (token) => {
      const userId = Number.parseInt(token.split('_')[0] ?? '', 36);
      if (!Number.isSafeInteger(userId) || userId <= 0) return null;
      const [wanted, given] = [Buffer.from(tokenOf(userId)), Buffer.from(token)];
      return wanted.length === given.length && timingSafeEqual(wanted, given) ? userId : null;
    },
  };
}
