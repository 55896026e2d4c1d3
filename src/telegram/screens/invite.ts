import { referral } from '../../../generated/bot.ts';
import type { Language } from '../../../generated/messages.ts';
import type { Screen } from '../../core/dialogue/screen.ts';
import { formatKopecks } from '../../core/money/format-kopecks.ts';
import { html, joinHtml } from '../html.ts';
import type { Message } from '../message.ts';
import { text } from '../texts.ts';
import { backButton, menuButton } from './buttons.ts';

/** The link by which a user brings others along, and what came of it. */
export function renderInvite(
  { stats }: Extract<Screen, { readonly kind: 'invite' }>,
  language: Language,
): Message {
  const { link, invited, rewarded, earnedKopecks } = stats;
  const amount = formatKopecks(referral.bonusKopecks, language);
  const earned = formatKopecks(earnedKopecks, language);
  const lines = [
    text(language, 'invite', { amount, daily: referral.dailyLimit }),
    link === null ? text(language, 'invite-no-link') : html`<code>${link}</code>`,
    text(language, 'invite-stats', {
      invited: String(invited),
      rewarded: String(rewarded),
      earned,
    }),
  ];
  return {
    html: joinHtml(lines, '\n\n'),
    keyboard: [[backButton(language, { kind: 'balance' }), menuButton(language)]],
  };
}
