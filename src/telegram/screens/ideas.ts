import { quickActions } from '../../../generated/bot.ts';
import type { Language } from '../../../generated/messages.ts';
import { offeredModel } from '../../core/catalogue/offer.ts';
import { priceRange } from '../../core/catalogue/price-range.ts';
import { startForm } from '../../core/form/form.ts';
import { priceOfForm } from '../../core/form/form-price.ts';
import { formatKopecks } from '../../core/money/format-kopecks.ts';
import { html, joinHtml } from '../html.ts';
import type { Button, Message } from '../message.ts';
import { text } from '../texts.ts';
import { examplesButton, menuButton, promptsButton } from './buttons.ts';

type QuickAction = (typeof quickActions)[number];

/** Ready tasks, each with what it costs as it is. */
export function renderIdeas(language: Language): Message {
  const lines = [html`<b>${text(language, 'ideas')}</b>`, text(language, 'ideas-about')];
  return {
    html: joinHtml(lines, '\n\n'),
    keyboard: [
      ...quickActions.flatMap((action) => ideaRow(action, language)),
      [promptsButton(language), examplesButton(language)],
      [menuButton(language)],
    ],
  };
}

/** No row for a model that is not sold any more. */
function ideaRow({ action, title, modelId, input }: QuickAction, language: Language): Button[][] {
  const form = startForm('', modelId, input);
  const model = offeredModel(modelId);
  const least = model === null ? null : priceRange(model.id);
  const quote = form === null ? null : priceOfForm(form);
  if (least === null || quote === null) return [];
  // What depends on the files of the user is not known before they come.
  const [words, kopecks] = quote.estimate
    ? (['model-row-from', least.from] as const)
    : (['model-row', quote.kopecks] as const);
  const price = formatKopecks(kopecks, language);
  const label = text(language, words, { title: title[language] ?? action, price });
  return [[{ text: label, action: { kind: 'quick', action } }]];
}
