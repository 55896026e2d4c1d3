import { limits } from '../../../generated/bot.ts';
import { rateLimits } from '../../../generated/security.ts';
import { orderOf } from '../form/form.ts';
import type { FormState } from '../form/form-state.ts';
import { exceedsBudget } from '../money/daily-budget.ts';
import { formatKopecks } from '../money/format-kopecks.ts';
import type { Answer } from './answer.ts';
import type { Facts } from './decision.ts';
import { formPanel } from './form-panel.ts';
import { alert } from './notice.ts';

/**
 * Start. The form becomes an order when it is complete, costs what the button said, and the user
 * may and can pay for it; otherwise it stays as it is, and the user is told why.
 */
export function confirmOrder(facts: Facts, form: FormState, shownKopecks: number): Answer {
  const outcome = orderOf(form, facts.freeUses);
  if (!outcome.ok) {
    return { replies: [alert('form-incomplete'), formPanel(facts, form, outcome.problems)] };
  }
  const { order } = outcome;
  const { language } = facts.user;
  const price = formatKopecks(order.priceKopecks, language);
  if (order.priceKopecks !== BigInt(shownKopecks)) {
    return { replies: [alert('form-price-changed', { price }), formPanel(facts, form)] };
  }
  const refusal = limitReached(facts);
  if (refusal !== null) return { replies: [refusal] };
  const { wallet, canPayRub, budget } = facts;
  if (exceedsBudget(budget, order.priceKopecks)) {
    const { priceKopecks, draftId } = order;
    const screen = { kind: 'budget', budget, refused: { priceKopecks, draftId } } as const;
    return { replies: [{ kind: 'panel', screen }] };
  }
  if (wallet.availableKopecks < order.priceKopecks) {
    const { priceKopecks, draftId } = order;
    const screen = { kind: 'topup', wallet, priceKopecks, draftId, canPayRub } as const;
    return { replies: [{ kind: 'panel', screen }] };
  }
  return {
    replies: [{ kind: 'progress' }],
    deeds: [{ kind: 'order', order }],
    dialogue: { form: null, panelMessageId: null, startedDraftId: form.draftId },
  };
}

function limitReached({ openGenerations, recentGenerations }: Facts) {
  if (openGenerations >= limits.activeJobsPerUser) {
    return alert('error-too-many-jobs', { maximum: limits.activeJobsPerUser });
  }
  const { count } = rateLimits.userGenerations;
  return recentGenerations >= count ? alert('error-too-many-orders', { maximum: count }) : null;
}
