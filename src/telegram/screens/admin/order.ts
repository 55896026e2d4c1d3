import type { Language } from '../../../../generated/messages.ts';
import type { OrderCard, OrderStep } from '../../../core/admin/admin-facts.ts';
import type { AdminScreen } from '../../../core/admin/admin-screen.ts';
import { isRedeliverable, isRefundable } from '../../../core/admin/order-rules.ts';
import { formatKopecks } from '../../../core/money/format-kopecks.ts';
import { formatSecond } from '../../format-date.ts';
import { type Html, html, joinHtml } from '../../html.ts';
import type { Button, Message } from '../../message.ts';
import { shortened } from '../../shortened.ts';
import { text } from '../../texts.ts';
import { orderWords, titleOf } from '../history.ts';
import { adminButton, allowedRows, toAdminMenu } from './buttons.ts';
import { saidHtml } from './said.ts';

type ViewOf<Show extends AdminScreen['show']> = Extract<AdminScreen, { readonly show: Show }>;

/** What somebody has ordered, newest first. */
export function renderOrders(
  { userId, page, items, hasMore }: ViewOf<'orders'>,
  language: Language,
): Message {
  const turn = (to: number, key: 'history-newer' | 'history-older'): Button =>
    adminButton(language, key, { kind: 'orders', userId, page: to });
  const turns = [
    ...(page > 0 ? [turn(page - 1, 'history-newer')] : []),
    ...(hasMore ? [turn(page + 1, 'history-older')] : []),
  ];
  const words = text(language, items.length === 0 ? 'admin-orders-empty' : 'admin-orders-list');
  return {
    html: html`${words}`,
    keyboard: [
      ...items.map((each): Button[] => [
        {
          text: orderWords(each, language),
          action: { kind: 'admin', admin: { kind: 'order', orderId: each.id } },
        },
      ]),
      turns,
      [adminButton(language, 'menu-back', { kind: 'user', userId }), toAdminMenu(language)],
    ].filter((row) => row.length > 0),
  };
}

/** Everything about an order but what was asked for: that is between the user and the model. */
export function renderOrder({ order, role }: ViewOf<'order'>, language: Language): Message {
  const { id: orderId, userId } = order.generation;
  return {
    html: joinHtml([
      ...orderLines(order, language),
      html`\n<b>${text(language, 'admin-order-steps')}</b>`,
      ...order.steps.map((step) => stepLine(step, language)),
    ]),
    keyboard: allowedRows(role, [
      isRedeliverable(order)
        ? [adminButton(language, 'admin-redeliver', { kind: 'redeliver', orderId })]
        : [],
      isRefundable(order)
        ? [adminButton(language, 'admin-refund-order', { kind: 'refund-order', orderId })]
        : [],
      [
        adminButton(language, 'admin-order-refresh', { kind: 'order', orderId }),
        adminButton(language, 'admin-order-user', { kind: 'user', userId }),
      ],
      [toAdminMenu(language)],
    ]),
  };
}

function orderLines(order: OrderCard, language: Language): readonly (Html | string)[] {
  const { generation, isRefunded, deliveries } = order;
  const { id, userId, state, priceKopecks, vendorTaskId, failure, results } = generation;
  const price = formatKopecks(priceKopecks, language);
  return [
    html`<b>${titleOf(generation, language)}</b> · <code>${id}</code>`,
    html`${text(language, 'admin-order-owner')} <code>${userId}</code>`,
    html`${text(language, 'admin-order-state')} <b>${state}</b>`,
    text(language, 'form-price', { price }),
    isRefunded ? text(language, 'admin-order-refunded') : '',
    vendorTaskId === null
      ? ''
      : html`${text(language, 'admin-order-task')} <code>${vendorTaskId}</code>`,
    text(language, 'admin-order-files', { results: results?.length ?? 0, sent: deliveries.length }),
    failure === null ? '' : html`${failure.kind}: ${saidHtml(failure.said)}`,
  ];
}

const DETAIL_LENGTH_MAX = 80;

function stepLine({ atMs, event, before, after, detail }: OrderStep, language: Language): Html {
  const states = before === after ? after : `${before} → ${after}`;
  const said = detail === null ? '' : ` ${shortened(detail, DETAIL_LENGTH_MAX)}`;
  return html`${formatSecond(atMs, language)} <b>${event}</b> ${states}${said}`;
}

/** Whether the price is to go back. */
export function renderOrderRefund({ order }: ViewOf<'order-refund'>, language: Language): Message {
  const { id: orderId, priceKopecks } = order.generation;
  const price = formatKopecks(priceKopecks, language);
  return {
    html: joinHtml([
      ...orderLines(order, language),
      `\n${text(language, 'admin-refund-order-ask', { price })}`,
    ]),
    keyboard: [
      [adminButton(language, 'admin-confirm', { kind: 'refund-order-now', orderId })],
      [adminButton(language, 'menu-back', { kind: 'order', orderId })],
    ],
  };
}
