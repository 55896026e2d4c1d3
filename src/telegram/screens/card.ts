import type { Language } from '../../../generated/messages.ts';
import { form } from '../../../generated/models/index.ts';
import { offeredModel, pageOf } from '../../core/catalogue/offer.ts';
import { priceRange } from '../../core/catalogue/price-range.ts';
import type { Screen } from '../../core/dialogue/screen.ts';
import { formatKopecks } from '../../core/money/format-kopecks.ts';
import { html, joinHtml } from '../html.ts';
import type { Message } from '../message.ts';
import { text } from '../texts.ts';
import { backButton, menuButton } from './buttons.ts';
import { freeLines } from './free-tier.ts';
import { renderNotice } from './notice.ts';

/** What a model is, what it needs and what it costs. */
export function renderCard(
  { modelId, free }: Extract<Screen, { readonly kind: 'card' }>,
  language: Language,
): Message {
  const model = offeredModel(modelId);
  const range = model === null ? null : priceRange(model.id);
  if (model === null || range === null) {
    return renderNotice(
      { kind: 'notice', key: 'error-model-unavailable', variables: {} },
      language,
    );
  }
  const fields = form(model.id);
  const needed = fields
    .filter(({ required }) => required)
    .map(({ label }) => insideSentence(label[language]));
  const options = fields.length - needed.length;
  const price = formatKopecks(range.from, language);
  const lines = [
    html`<b>${model.title[language]}</b>`,
    model.hint[language],
    needed.length === 0 ? '' : text(language, 'model-needs', { list: needed.join(', ') }),
    options === 0 ? '' : text(language, 'model-options', { count: options }),
    joinHtml(freeLines(free, language)),
    text(language, range.isFixed ? 'model-price' : 'model-price-from', { price }),
  ];
  const back = { kind: 'task', task: model.task, page: pageOf(model) } as const;
  return {
    html: joinHtml(lines, '\n\n'),
    keyboard: [
      [{ text: text(language, 'model-start'), action: { kind: 'new', modelId: model.id } }],
      [backButton(language, back), menuButton(language)],
    ],
  };
}

/** A label begins with a capital letter, which an abbreviation keeps. */
function insideSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label[0]?.toLowerCase() + label.slice(1) : label;
}
