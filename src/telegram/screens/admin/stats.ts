import type { Language } from '../../../../generated/messages.ts';
import type { AdminScreen } from '../../../core/admin/admin-screen.ts';
import {
  type ModelStats,
  marginPercent,
  statsDays,
  successPercent,
} from '../../../core/admin/stats.ts';
import { modelOf } from '../../../core/generation/model-of.ts';
import { formatKopecks } from '../../../core/money/format-kopecks.ts';
import { type Html, html, joinHtml } from '../../html.ts';
import type { Message } from '../../message.ts';
import { text } from '../../texts.ts';
import { adminButton, toAdminMenu } from './buttons.ts';

const TITLES = { 1: 'admin-stats-1', 7: 'admin-stats-7', 30: 'admin-stats-30' } as const;

/** Users, orders and money of some days. */
export function renderStats(
  { days, stats }: Extract<AdminScreen, { readonly show: 'stats' }>,
  language: Language,
): Message {
  const { orders, deliveredOrders: delivered, lostOrders: lost } = stats;
  const { revenueKopecks: revenue, vendorCostKopecks: cost } = stats;
  const amount = (kopecks: bigint): string => formatKopecks(kopecks, language);
  const lines = [
    html`<b>${text(language, TITLES[days])}</b>`,
    text(language, 'admin-stats-users', { new: stats.newUsers, ordering: stats.orderingUsers }),
    text(language, 'admin-stats-orders', { orders, delivered, lost }),
    text(language, 'admin-stats-paid-in', { amount: amount(stats.paidInKopecks) }),
    text(language, 'admin-stats-revenue', { amount: amount(revenue) }),
    text(language, 'admin-stats-cost', { amount: amount(cost) }),
    text(language, 'admin-stats-margin', {
      amount: amount(revenue - cost),
      percent: percentOf(marginPercent(revenue, cost)),
    }),
    '',
    ...stats.models.map((model) => modelLine(model, language)),
  ];
  return {
    html: joinHtml(lines),
    keyboard: [
      statsDays
        .filter((each) => each !== days)
        .map((each) => adminButton(language, TITLES[each], { kind: 'stats', days: each })),
      [toAdminMenu(language)],
    ],
  };
}

/** Orders, how many of those that ended by themselves had a result, and what they brought. */
function modelLine(model: ModelStats, language: Language): Html {
  const { modelId, orders, revenueKopecks: revenue, costKopecks: cost } = model;
  const words = text(language, 'admin-stats-model', {
    orders,
    success: percentOf(successPercent(model)),
    revenue: formatKopecks(revenue, language),
    cost: formatKopecks(cost, language),
    margin: percentOf(marginPercent(revenue, cost)),
  });
  return html`<b>${modelOf(modelId)?.title[language] ?? modelId}</b>: ${words}`;
}

function percentOf(percent: number | bigint | null): string {
  return percent === null ? '–' : `${percent}%`;
}
