import type { Language } from '../../../generated/messages.ts';
import { taskLabels } from '../../../generated/models/labels.ts';
import { pageAt } from '../../core/catalogue/offer.ts';
import type { Task } from '../../core/catalogue/sections.ts';
import type { Screen } from '../../core/dialogue/screen.ts';
import { findModels } from '../../core/search/find-models.ts';
import { html, joinHtml } from '../html.ts';
import type { Button, Keyboard, Message } from '../message.ts';
import { shortened } from '../shortened.ts';
import { text } from '../texts.ts';
import { backButton, familiesButton, menuButton, pairs } from './buttons.ts';
import { offerButton, pageButtons } from './choose-model.ts';

/** What people look for most often, for those who do not know how to begin. */
const OFTEN: readonly Task[] = [
  'text-to-image',
  'image-to-video',
  'image-edit',
  'background-removal',
  'upscale',
  'music',
  'text-to-speech',
  'avatar',
];
/** Of what the user wrote, as the title shows it. */
const QUERY_LENGTH_MAX = 60;

/** The search: its question, or what was found. */
export function renderSearch(
  { query, page: wanted }: Extract<Screen, { readonly kind: 'search' }>,
  language: Language,
): Message {
  if (query === null) return question(language);
  const found = findModels(query).map(({ offer }) => offer);
  const { offers, page, pages, total } = pageAt(found, wanted);
  const title = shortened(query, QUERY_LENGTH_MAX);
  if (total === 0) {
    return {
      html: joinHtml(
        [
          html`<b>${text(language, 'search-nothing', { query: title })}</b>`,
          text(language, 'search-again'),
        ],
        '\n\n',
      ),
      keyboard: [[makeButton(language)], ...oftenRows(language), [menuButton(language)]],
    };
  }
  const lines = [
    html`<b>${text(language, 'search-found', { query: title, count: total })}</b>`,
    pages > 1 ? text(language, 'task-page', { page: page + 1, pages }) : '',
    text(language, 'search-again'),
  ];
  return {
    html: joinHtml(lines),
    keyboard: [
      ...offers.map((offer) => [offerButton(offer, language)]),
      [makeButton(language)],
      pageButtons({ page, pages }, (to) => ({ kind: 'found', page: to })),
      [backButton(language, { kind: 'search' }), menuButton(language)],
    ].filter((row) => row.length > 0),
  };
}

function question(language: Language): Message {
  return {
    html: joinHtml(
      [html`<b>${text(language, 'search')}</b>`, text(language, 'search-examples')],
      '\n\n',
    ),
    keyboard: [...oftenRows(language), [familiesButton(language), menuButton(language)]],
  };
}

/** The words are no name but a description. */
function makeButton(language: Language): Button {
  return { text: text(language, 'wish-make'), action: { kind: 'wish' } };
}

function oftenRows(language: Language): Keyboard {
  return pairs(
    OFTEN.map(
      (task): Button => ({
        text: taskLabels[task][language],
        action: { kind: 'task', task, page: 0 },
      }),
    ),
  );
}
