import type { Language } from '../../../generated/messages.ts';
import { form } from '../../../generated/models/index.ts';
import type { FormField } from '../../../generated/runtime/model-form.ts';
import { exampleFor } from '../../core/catalogue/example.ts';
import { offeredModel, pageOf, unavailableKey } from '../../core/catalogue/offer.ts';
import { type PriceRange, priceRange } from '../../core/catalogue/price-range.ts';
import type { Screen } from '../../core/dialogue/screen.ts';
import { formatKopecks } from '../../core/money/format-kopecks.ts';
import { html, joinHtml } from '../html.ts';
import type { Button, Message } from '../message.ts';
import { text } from '../texts.ts';
import { backButton, menuButton } from './buttons.ts';
import { limitsOf } from './form-limits.ts';
import { freeLines } from './free-tier.ts';
import { renderNotice } from './notice.ts';
import { usualTime } from './usual-time.ts';

/** What a model is, what it needs and what it costs. */
export function renderCard(
  { modelId, free, usualSeconds }: Extract<Screen, { readonly kind: 'card' }>,
  language: Language,
): Message {
  const model = offeredModel(modelId);
  const range = model === null ? null : priceRange(model.id);
  if (model === null || range === null) {
    return renderNotice({ kind: 'notice', key: unavailableKey(modelId), variables: {} }, language);
  }
  const fields = form(model.id);
  const required = fields.filter((field) => field.required);
  const needed = required.map(({ label }) => insideSentence(label[language]));
  const options = fields.length - needed.length;
  const example = exampleFor(model.id);
  const lines = [
    html`<b>${model.title[language]}</b>`,
    model.hint[language],
    needed.length === 0 ? '' : text(language, 'model-needs', { list: needed.join(', ') }),
    limitLines(required, language).join('\n'),
    options === 0 ? '' : text(language, 'model-options', { count: options }),
    example === null ? '' : text(language, 'model-example', { example: example.words[language] }),
    joinHtml(freeLines(free, language)),
    [priceLine(range, language), usualTime(usualSeconds, language)].filter(Boolean).join('\n'),
  ];
  const back = { kind: 'task', task: model.task, page: pageOf(model) } as const;
  return {
    html: joinHtml(lines, '\n\n'),
    keyboard: [
      [
        { text: text(language, 'model-start'), action: { kind: 'new', modelId: model.id } },
        ...(example === null ? [] : [exampleButton(model.id, language)]),
      ],
      [backButton(language, back), menuButton(language)],
    ],
  };
}

/** Begins with the example filled in, to be changed or started as it is. */
function exampleButton(modelId: string, language: Language): Button {
  return { text: text(language, 'model-take-example'), action: { kind: 'example', modelId } };
}

function priceLine({ from, to, isFixed }: PriceRange, language: Language): string {
  const price = formatKopecks(from, language);
  if (isFixed) return text(language, 'model-price', { price });
  if (to === null) return text(language, 'model-price-from', { price });
  return text(language, 'model-price-range', { price, most: formatKopecks(to, language) });
}

/** What an answer to a question that must be answered may be. */
function limitLines(required: readonly FormField[], language: Language): readonly string[] {
  return required.flatMap((field) => {
    const limits = limitsOf(field, language).map(insideSentence);
    if (limits.length === 0) return [];
    return [
      text(language, 'model-limit', { name: field.label[language], limits: limits.join('; ') }),
    ];
  });
}

/** A label begins with a capital letter, which an abbreviation keeps. */
function insideSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label[0]?.toLowerCase() + label.slice(1) : label;
}
