import type { Language } from '../../../generated/messages.ts';
import type { Screen } from '../../core/dialogue/screen.ts';
import { budgetChoices } from '../../core/money/daily-budget.ts';
import { formatKopecks } from '../../core/money/format-kopecks.ts';
import { html, joinHtml } from '../html.ts';
import type { Button, Message } from '../message.ts';
import { text } from '../texts.ts';
import { backButton, menuButton, pairs } from './buttons.ts';

/** What may be spent in a day, and the choice of another limit. */
export function renderBudget(
  { budget, refused }: Extract<Screen, { readonly kind: 'budget' }>,
  language: Language,
): Message {
  const { limitKopecks, spentKopecks } = budget;
  const spent = formatKopecks(spentKopecks, language);
  const price = refused?.priceKopecks ?? null;
  const lines = [
    price === null
      ? ''
      : html`<b>${text(language, 'budget-refused', { price: formatKopecks(price, language) })}</b>`,
    limitKopecks === null
      ? text(language, 'budget-none')
      : text(language, 'budget', { limit: formatKopecks(limitKopecks, language), spent }),
    text(language, 'budget-choose'),
  ];
  const choices = budgetChoices.map((kopecks): Button => {
    const mark = kopecks === limitKopecks ? '✓ ' : '';
    const action = { kind: 'budget', kopecks: Number(kopecks) } as const;
    return { text: `${mark}${formatKopecks(kopecks, language)}`, action };
  });
  const none: Button = {
    text: text(language, 'budget-no-limit'),
    action: { kind: 'budget', kopecks: 0 },
  };
  const back: Button =
    refused === null
      ? backButton(language, { kind: 'balance' })
      : {
          text: text(language, 'form-return'),
          action: { kind: 'resume', draftId: refused.draftId },
        };
  return {
    html: joinHtml(lines, '\n\n'),
    keyboard: [...pairs(choices), [none], [back, menuButton(language)]],
  };
}
