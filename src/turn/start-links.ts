import { createHmac, timingSafeEqual } from 'node:crypto';
import { REFERRAL_START } from '../core/money/referral.ts';
import { SHARE_START, type ShareRef } from '../core/result/share.ts';

/** Of the signature, as it stands in a link: 96 bits. */
const SIGNATURE_LENGTH = 16;

/** Links that lead to the bot. Only who has the secret can write one. */
export interface StartLinks {
  /** By which a user brings others along. Null while the name of the bot is not known. */
  linkOf(userId: number): string | null;
  /** Whose link it is, by what stands after `r_`; null unless we wrote it. */
  inviterOf(token: string): number | null;
  /** By which a result is seen. Null while the name of the bot is not known. */
  shareLinkOf(share: ShareRef): string | null;
  /** What stands after `s_` in the link of a result. */
  shareTokenOf(share: ShareRef): string;
  /** Which result is meant; null unless we wrote it. */
  sharedBy(token: string): ShareRef | null;
}

/** Links signed with keys made of `secret`; `botName` is asked each time. */
export function startLinks(secret: string, botName: () => string | null): StartLinks {
  // The purpose tells a key from others that are made of the same secret.
  const signReferral = signer(secret, 'referral link v1');
  const signShare = signer(secret, 'share link v1');
  const addressOf = (start: string): string | null => {
    const name = botName();
    return name === null ? null : `https://t.me/${name}?start=${start}`;
  };
  const referralToken = (userId: number): string =>
    `${userId.toString(36)}_${signReferral(String(userId))}`;
  const shareToken = ({ generationId, round }: ShareRef): string => {
    const named = `${generationId.toString(36)}_${round.toString(36)}`;
    return `${named}_${signShare(named)}`;
  };
  return {
    linkOf: (userId) => addressOf(REFERRAL_START + referralToken(userId)),
    inviterOf: (token) => {
      const [userId = null] = numbersIn(token, 1);
      return userId !== null && isSame(referralToken(userId), token) ? userId : null;
    },
    shareLinkOf: (share) => addressOf(SHARE_START + shareToken(share)),
    shareTokenOf: shareToken,
    sharedBy: (token) => {
      const [generationId = null, round = null] = numbersIn(token, 2);
      if (generationId === null || round === null) return null;
      return isSame(shareToken({ generationId, round }), token) ? { generationId, round } : null;
    },
  };
}

function signer(secret: string, purpose: string): (named: string) => string {
  const key = createHmac('sha256', secret).update(purpose).digest();
  return (named) =>
    createHmac('sha256', key).update(named).digest('base64url').slice(0, SIGNATURE_LENGTH);
}

/** The numbers that a token begins with; fewer when it is none of ours. */
function numbersIn(token: string, count: number): readonly number[] {
  const numbers = token.split('_', count).map((part) => Number.parseInt(part, 36));
  return numbers.filter((number) => Number.isSafeInteger(number) && number > 0);
}

function isSame(wanted: string, given: string): boolean {
  const [ours, theirs] = [Buffer.from(wanted), Buffer.from(given)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}
