import type { Language } from '../../../../generated/messages.ts';
import type { UserCard } from '../../../core/admin/admin-facts.ts';
import type { AdminScreen } from '../../../core/admin/admin-screen.ts';
import { grantedRoles } from '../../../core/admin/rights.ts';
import { formatKopecks } from '../../../core/money/format-kopecks.ts';
import type { RecentPayment } from '../../../core/money/recent-payment.ts';
import { formatDay } from '../../format-date.ts';
import { type Html, html, joinHtml } from '../../html.ts';
import type { Button, Message } from '../../message.ts';
import { text } from '../../texts.ts';
import { adminButton, allowedRows, toAdminMenu } from './buttons.ts';

type ViewOf<Show extends AdminScreen['show']> = Extract<AdminScreen, { readonly show: Show }>;

/** Everything about a user that helps to help them. */
export function renderUser({ user, role }: ViewOf<'user'>, language: Language): Message {
  const { id: userId, banReason } = user;
  const change =
    banReason === null
      ? adminButton(language, 'admin-ban', { kind: 'ban', userId })
      : adminButton(language, 'admin-unban', { kind: 'unban', userId });
  return {
    html: joinHtml(userLines(user, language)),
    keyboard: allowedRows(role, [
      [
        adminButton(language, 'admin-adjust', { kind: 'adjust', userId }),
        ...(user.role === null ? [change] : []),
      ],
      user.hasBlockedBot ? [] : [adminButton(language, 'admin-answer', { kind: 'answer', userId })],
      [adminButton(language, 'admin-orders', { kind: 'orders', userId, page: 0 })],
      roleButtons(user, language),
      [toAdminMenu(language)],
    ]),
  };
}

/** Owners keep theirs. */
function roleButtons({ id: userId, role, banReason }: UserCard, language: Language): Button[] {
  if (role === 'owner' || banReason !== null) return [];
  const others = grantedRoles.filter((each) => each !== role);
  return [
    ...others.map((each) =>
      adminButton(language, `admin-make-${each}`, { kind: 'role', userId, role: each }),
    ),
    ...(role === null
      ? []
      : [adminButton(language, 'admin-make-none', { kind: 'role', userId, role: 'none' })]),
  ];
}

function userLines(user: UserCard, language: Language): readonly (Html | string)[] {
  const { availableKopecks, heldKopecks } = user.wallet;
  const amount = (kopecks: bigint): string => formatKopecks(kopecks, language);
  return [
    userTitle(user),
    text(language, 'admin-user-since', { date: formatDay(user.sinceMs, language) }),
    user.role === null
      ? ''
      : text(language, 'admin-user-role', { role: text(language, `admin-role-${user.role}`) }),
    user.banReason === null ? '' : text(language, 'admin-user-banned', { reason: user.banReason }),
    user.hasBlockedBot ? text(language, 'admin-user-blocked') : '',
    text(language, 'balance', { available: amount(availableKopecks) }),
    heldKopecks > 0n ? text(language, 'balance-held', { held: amount(heldKopecks) }) : '',
    text(language, 'admin-user-paid', { amount: amount(user.paidKopecks) }),
    text(language, 'admin-user-orders', { count: user.orders, delivered: user.deliveredOrders }),
    ...user.payments.map((payment) => paymentLine(payment, language)),
  ];
}

/** With the number by which a payment is given back. */
export function paymentLine(
  { chargeId, providerChargeId, kopecks, currency, paidAtMs, isRefunded }: RecentPayment,
  language: Language,
): Html {
  const mark = isRefunded ? '↩️' : '💳';
  const words = `${mark} ${formatDay(paidAtMs, language)} · ${formatKopecks(kopecks, language)}`;
  // Stars go back by the bot, with this number; roubles only by who took them.
  const way = currency === 'XTR' ? '' : ` · ${text(language, 'admin-payment-provider')}`;
  const theirs = providerChargeId === null ? '' : html` · <code>${providerChargeId}</code>`;
  return html`${words} · <code>${chargeId}</code>${way}${theirs}`;
}

const NAME_LENGTH_MAX = 64;

export function userTitle({ id, firstName, username }: UserCard): Html {
  const name = [...firstName].slice(0, NAME_LENGTH_MAX).join('');
  return html`<b>${name}</b>${username === null ? '' : ` @${username}`} · <code>${id}</code>`;
}

/** The second step: what will be done, before it is done. */
export function renderAdjustment(
  { adjustId, user, kopecks, reason }: ViewOf<'adjustment'>,
  language: Language,
): Message {
  const amount = formatKopecks(kopecks < 0n ? -kopecks : kopecks, language);
  const available = formatKopecks(user.wallet.availableKopecks, language);
  const after = formatKopecks(user.wallet.availableKopecks + kopecks, language);
  const lines = [
    userTitle(user),
    text(language, kopecks < 0n ? 'admin-adjust-take' : 'admin-adjust-give', { amount }),
    text(language, 'admin-adjust-reason', { reason }),
    text(language, 'admin-adjust-after', { available, after }),
  ];
  return {
    html: joinHtml(lines),
    keyboard: [
      [adminButton(language, 'admin-confirm', { kind: 'adjust-now', adjustId })],
      [adminButton(language, 'menu-back', { kind: 'user', userId: user.id })],
    ],
  };
}
