import type { Language, MessageKey } from '../../../generated/messages.ts';
import { taskLabels } from '../../../generated/models/labels.ts';
import { type Offer, offeredTasks, offerPage, offersFor } from '../../core/catalogue/offer.ts';
import { sectionOf, type Task } from '../../core/catalogue/sections.ts';
import type { Action } from '../../core/dialogue/action.ts';
import type { Screen, Section } from '../../core/dialogue/screen.ts';
import { formatKopecks } from '../../core/money/format-kopecks.ts';
import { html, joinHtml } from '../html.ts';
import type { Button, Message } from '../message.ts';
import { text } from '../texts.ts';
import { backButton, familiesButton, menuButton } from './buttons.ts';
import { renderNotice } from './notice.ts';

const SECTION_TITLES: Readonly<Record<Section, MessageKey & `section-${Section}`>> = {
  image: 'section-image',
  video: 'section-video',
  audio: 'section-audio',
  text: 'section-text',
};

/** Tasks of a section. */
export function renderSection(
  { section }: Extract<Screen, { readonly kind: 'section' }>,
  language: Language,
): Message {
  const rows = offeredTasks(section).map((task): Button[] => [
    {
      text: text(language, 'task-row', {
        task: taskLabels[task][language],
        count: String(offersFor(task).length),
      }),
      action: { kind: 'task', task, page: 0 },
    },
  ]);
  return {
    html: html`<b>${text(language, SECTION_TITLES[section])}</b>`,
    keyboard: [...rows, [backButton(language, { kind: 'menu' }), familiesButton(language)]],
  };
}

/** Models for a task, cheapest first, a page at a time. */
export function renderTask(
  { task, page: wanted }: Extract<Screen, { readonly kind: 'task' }>,
  language: Language,
): Message {
  const shown = offerPage(task, wanted);
  const section = sectionOf(task);
  if (shown === null || section === null) {
    return renderNotice(
      { kind: 'notice', key: 'error-model-unavailable', variables: {} },
      language,
    );
  }
  const { offers, page, pages, total } = shown;
  const lines = [
    html`<b>${taskLabels[task as Task][language]}</b>`,
    text(language, 'task-models', { count: total }),
    pages > 1 ? text(language, 'task-page', { page: page + 1, pages }) : '',
  ];
  return {
    html: joinHtml(lines),
    keyboard: [
      ...offers.map((offer) => [offerButton(offer, language)]),
      pageButtons({ page, pages }, (to) => ({ kind: 'task', task, page: to })),
      [backButton(language, { kind: 'section', section }), menuButton(language)],
    ].filter((row) => row.length > 0),
  };
}

/** Arrows to the pages before and after; none where there is no page. */
export function pageButtons(
  { page, pages }: { readonly page: number; readonly pages: number },
  actionOf: (page: number) => Action,
): Button[] {
  const turn = (to: number, arrow: string): Button[] =>
    to < 0 || to >= pages ? [] : [{ text: arrow, action: actionOf(to) }];
  return [...turn(page - 1, '◀️'), ...turn(page + 1, '▶️')];
}

/** A model with its price, which leads to its card. */
export function offerButton({ model, price }: Offer, language: Language): Button {
  const variables = { title: model.title[language], price: formatKopecks(price.from, language) };
  return {
    text: text(language, price.isFixed ? 'model-row' : 'model-row-from', variables),
    action: { kind: 'model', modelId: model.id },
  };
}
