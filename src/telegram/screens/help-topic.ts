import { freeTier, limits, stars, welcomeCreditKopecks } from '../../../generated/bot.ts';
import { tables } from '../../../generated/database.ts';
import type { Language } from '../../../generated/messages.ts';
import { pricing } from '../../../generated/pricing.ts';
import { rateLimits } from '../../../generated/security.ts';
import type { HelpTopic } from '../../core/dialogue/help-topic.ts';
import type { Screen } from '../../core/dialogue/screen.ts';
import { megabytes } from '../../core/form/file-faults.ts';
import { formatKopecks } from '../../core/money/format-kopecks.ts';
import { html, joinHtml } from '../html.ts';
import type { Button, Message } from '../message.ts';
import { text } from '../texts.ts';
import { backButton, historyButton, ideasButton, menuButton, pickButton } from './buttons.ts';

/** One thing that people ask about, with the figures of the contract and the way to do it. */
export function renderHelpTopic(
  { topic }: Extract<Screen, { readonly kind: 'help-topic' }>,
  language: Language,
): Message {
  const lines = [html`<b>${text(language, `help-topic-${topic}`)}</b>`, wordsOf(topic, language)];
  return {
    html: joinHtml(lines, '\n\n'),
    keyboard: [
      [wayOf(topic, language)],
      [backButton(language, { kind: 'help', topic: null }), menuButton(language)],
    ],
  };
}

function wordsOf(topic: HelpTopic, language: Language): string {
  switch (topic) {
    case 'order':
      return text(language, 'help-order', {
        minutes: String(limits.dialogueExpiryMinutes),
        jobs: limits.activeJobsPerUser,
        megabytes: String(megabytes(limits.mediaDownloadBytesMax)),
      });
    case 'prices':
      return text(language, 'help-prices', {
        least: formatKopecks(pricing.minimumKopecks, language),
      });
    case 'free':
      return text(language, 'help-free', {
        amount: formatKopecks(welcomeCreditKopecks, language),
        hourly: freeTier.perHour,
        daily: String(freeTier.perDay),
      });
    case 'privacy':
      return [
        text(language, 'help-privacy'),
        text(language, 'help-privacy-days', { days: tables.inbox.retentionDays }),
      ].join('\n');
    case 'problem':
      return text(language, 'help-problem', { hourly: rateLimits.userGenerations.count });
    case 'payment': {
      const counts = stars.packages.map((each) => each.stars);
      const [least, most] = [Math.min(...counts), Math.max(...counts)].map(String);
      return text(language, 'help-payment', { least: least ?? '', most: most ?? '' });
    }
  }
}

/** Where to go on from here. */
function wayOf(topic: HelpTopic, language: Language): Button {
  switch (topic) {
    case 'order':
      return ideasButton(language);
    case 'prices':
      return pickButton(language, 'cheapest');
    case 'free':
      return pickButton(language, 'free');
    case 'privacy':
      return { text: text(language, 'menu-terms'), action: { kind: 'terms' } };
    case 'problem':
      return historyButton(language);
    case 'payment':
      return { text: text(language, 'menu-paysupport'), action: { kind: 'paysupport' } };
  }
}
