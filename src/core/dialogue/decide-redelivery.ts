import type { Generation } from '../generation/generation.ts';
import { exceedsBudget } from '../money/daily-budget.ts';
import { formatKopecks } from '../money/format-kopecks.ts';
import { freeAllowance } from '../money/free-tier.ts';
import { isUndelivered, redeliveryOf } from '../result/redelivery.ts';
import type { Answer } from './answer.ts';
import { pastOrder } from './decide-past.ts';
import type { Facts, Reply } from './decision.ts';
import { alert, toast } from './notice.ts';

/**
 * Sends again what Telegram did not take. The money for it went back, so it is reserved again and
 * charged when it has come: who had it for nothing would only have to block the bot in time.
 */
export function redeliver(facts: Facts, generation: Generation, shownKopecks: number): Answer {
  if (facts.isRedelivered) return { replies: [toast('redeliver-begun')] };
  const { results } = generation;
  if (!isUndelivered(generation) || results === null) {
    return { replies: [alert('order-nothing-to-resend')] };
  }
  if (generation.priceKopecks !== BigInt(shownKopecks)) return pastOrder(facts, generation);
  const refusal = cannotPay(facts, generation);
  if (refusal !== null) return { replies: [refusal] };
  return {
    replies: [{ kind: 'progress' }],
    deeds: [{ kind: 'redeliver', order: redeliveryOf(generation), results }],
    dialogue: { panelMessageId: null, form: null },
  };
}

function cannotPay(facts: Facts, { modelId, priceKopecks }: Generation): Reply | null {
  const { wallet, budget, freeUses, user } = facts;
  if (priceKopecks === 0n) {
    const isLeft = freeAllowance(modelId, freeUses)?.left !== 0;
    return isLeft ? null : alert('redeliver-no-free-left');
  }
  const price = formatKopecks(priceKopecks, user.language);
  if (exceedsBudget(budget, priceKopecks)) return alert('budget-refused', { price });
  const { availableKopecks } = wallet;
  if (availableKopecks >= priceKopecks) return null;
  return alert('balance-low', { price, available: formatKopecks(availableKopecks, user.language) });
}
