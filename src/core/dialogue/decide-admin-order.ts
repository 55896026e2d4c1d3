import type { OrderCard } from '../admin/admin-facts.ts';
import { isRefundable } from '../admin/order-rules.ts';
import { formatKopecks } from '../money/format-kopecks.ts';
import { audited, roleOf, showAdmin } from './admin-answer.ts';
import type { Answer } from './answer.ts';
import type { Deed, Facts, Reply } from './decision.ts';
import { alert, notice, toast } from './notice.ts';

/** Goes on with the order that a button is about, if there is such an order. */
export function withOrder({ admin }: Facts, goOn: (order: OrderCard) => Answer): Answer {
  const order = admin.kind === 'order' ? admin.order : null;
  return order === null ? { replies: [alert('admin-no-order')] } : goOn(order);
}

export function orderScreen(
  facts: Facts,
  order: OrderCard,
  more: { readonly first?: Reply; readonly deeds?: readonly Deed[] } = {},
): Answer {
  return showAdmin({ show: 'order', order, role: roleOf(facts) }, more);
}

/** What is under way goes on now; what has arrived is sent once more. Nothing is charged for it. */
export function redeliver(facts: Facts, order: OrderCard): Answer {
  const { generation, deliveries } = order;
  const { id: generationId, state } = generation;
  const entry = {
    action: 'redeliver',
    subject: `order ${generationId}`,
    before: { state },
    after: { state },
  } as const;
  const first = toast('admin-done');
  if (state === 'succeeded' || state === 'delivering') {
    const deeds = audited(entry, { kind: 'deliver-now', generationId });
    return orderScreen(facts, order, { first, deeds });
  }
  if (deliveries.length === 0) return { replies: [alert('admin-nothing-to-deliver')] };
  const deeds = audited(entry, { kind: 'redeliver', generation, deliveries });
  return orderScreen(facts, order, { first, deeds });
}

export function askToRefundOrder(order: OrderCard): Answer {
  if (!isRefundable(order)) return { replies: [alert('admin-not-refundable')] };
  return showAdmin({ show: 'order-refund', order });
}

export function refundOrder(facts: Facts, order: OrderCard): Answer {
  if (!isRefundable(order)) return { replies: [alert('admin-not-refundable')] };
  const { id: generationId, userId, priceKopecks: kopecks, language } = order.generation;
  const amount = formatKopecks(kopecks, language);
  const deeds = audited(
    {
      action: 'refund-order',
      subject: `order ${generationId}`,
      before: { isRefunded: false },
      after: { isRefunded: true, userId, kopecks: String(kopecks) },
    },
    { kind: 'refund-order', generationId, userId, kopecks },
    { kind: 'tell', userId, notice: notice('order-refunded', { amount }) },
  );
  return orderScreen(facts, { ...order, isRefunded: true }, { first: toast('admin-done'), deeds });
}
