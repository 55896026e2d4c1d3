import { formatKopecks } from '../money/format-kopecks.ts';
import { newPromoOf, promoRefusal } from '../money/promo.ts';
import { type Answer, leaveFor, say } from './answer.ts';
import { promoDeeds } from './decide-admin-promo.ts';
import type { Facts } from './decision.ts';
import { notice } from './notice.ts';

/** `/promo CODE`: the facts say what the code is for this user. */
export function decidePromo(facts: Facts, argument: string): Answer {
  return argument === '' ? say(notice('promo-usage')) : redeem(facts);
}

/** The button on the balance. */
export function askForPromo({ dialogue }: Facts): Answer {
  const screen = notice('promo-usage');
  return dialogue.form === null ? leaveFor(screen) : say(screen);
}

/** A code becomes money, once for a user. */
export function redeem({ promo, wallet, user, nowMs }: Facts): Answer {
  const refusal = promoRefusal(promo, nowMs);
  if (promo === null || refusal !== null) return say(notice(refusal ?? 'promo-unknown'));
  const { code, kopecks } = promo;
  const amount = formatKopecks(kopecks, user.language);
  const available = formatKopecks(wallet.availableKopecks + kopecks, user.language);
  return {
    ...say(notice('promo-done', { amount, available })),
    deeds: [{ kind: 'redeem-promo', code, kopecks }],
  };
}

/** `/promo_add CODE KOPECKS USES DAYS`, for those with the right. */
export function addPromo({ promo, user }: Facts, argument: string): Answer {
  const made = newPromoOf(argument);
  if (made === null) return say(notice('promo-add-usage'));
  const { code, kopecks, uses, days } = made;
  if (promo !== null) return say(notice('promo-exists', { code }));
  const amount = formatKopecks(kopecks, user.language);
  return { ...say(notice('promo-added', { code, amount, uses, days })), deeds: promoDeeds(made) };
}
