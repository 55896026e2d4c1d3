import type { Language, MessageKey } from '../../../generated/messages.ts';
import type { Action } from '../../core/dialogue/action.ts';
import {
  type HistoryFilter,
  type HistoryPlace,
  historyFilters,
} from '../../core/dialogue/history.ts';
import type { Screen } from '../../core/dialogue/screen.ts';
import type { Generation, GenerationState } from '../../core/generation/generation.ts';
import { modelOf } from '../../core/generation/model-of.ts';
import { formatDay } from '../format-date.ts';
import { html, joinHtml } from '../html.ts';
import type { Button, Message } from '../message.ts';
import { text } from '../texts.ts';
import { menuButton, pairs, promptsButton } from './buttons.ts';
import { firstWords } from './order-parameters.ts';

const ICONS: Readonly<Record<GenerationState, string>> = {
  confirmed: '⏳',
  submitting: '⏳',
  submitted: '⏳',
  succeeded: '⏳',
  delivering: '⏳',
  delivered: '✅',
  failed: '❌',
  cancelled: '⏹',
  expired: '❌',
};

/** Of a prompt, on the button of an order: enough to tell it from the others. */
const WORDS_LENGTH_MAX = 24;

const FILTER_WORDS = {
  all: 'filter-all',
  favourite: 'filter-favourite',
  image: 'menu-image',
  video: 'menu-video',
  audio: 'menu-audio',
  text: 'menu-text',
  open: 'filter-open',
  failed: 'filter-failed',
} as const satisfies Record<HistoryFilter, MessageKey>;

/** A page of the orders of a user, newest first, as far as the filter lets them through. */
export function renderHistory(
  { page, items, hasMore, filter }: Extract<Screen, { readonly kind: 'history' }>,
  language: Language,
): Message {
  const turn = (to: number, key: 'history-newer' | 'history-older'): Button => ({
    text: text(language, key),
    action: historyAction({ filter, page: to }),
  });
  const isEmpty = items.length === 0 && page === 0;
  const name = text(language, FILTER_WORDS[filter]);
  const turns = [
    ...(page > 0 ? [turn(page - 1, 'history-newer')] : []),
    ...(hasMore ? [turn(page + 1, 'history-older')] : []),
  ];
  const nothing = text(language, filter === 'all' ? 'history-empty' : 'history-none');
  const isNew = isEmpty && filter === 'all';
  return {
    html: joinHtml([
      filter === 'all' ? '' : html`<b>${name}</b>`,
      isEmpty ? nothing : text(language, 'history'),
    ]),
    keyboard: [
      ...items.map((each): Button[] => [
        { text: orderWords(each, language), action: { kind: 'past', generationId: each.id } },
      ]),
      turns,
      isNew ? [] : [filterButton(name, language)],
      [promptsButton(language), menuButton(language)],
    ].filter((row) => row.length > 0),
  };
}

function filterButton(name: string, language: Language): Button {
  return { text: text(language, 'history-show', { name }), action: { kind: 'history-filters' } };
}

/** What of the history can be shown, with how many there are of each. */
export function renderHistoryFilters(
  { counts, filter: chosen }: Extract<Screen, { readonly kind: 'history-filters' }>,
  language: Language,
): Message {
  const buttons = historyFilters
    .filter((filter) => counts[filter] > 0 || filter === 'all' || filter === chosen)
    .map((filter): Button => {
      const name = text(language, FILTER_WORDS[filter]);
      const label = text(language, 'task-row', { task: name, count: String(counts[filter]) });
      return {
        text: filter === chosen ? `✓ ${label}` : label,
        action: historyAction({ filter, page: 0 }),
      };
    });
  return {
    html: html`${text(language, 'history-filters')}`,
    keyboard: [...pairs(buttons), [menuButton(language)]],
  };
}

/** A page of the history, as its buttons lead there. */
export function historyAction({ filter, page }: HistoryPlace): Action {
  return filter === 'all' ? { kind: 'history', page } : { kind: 'history', page, filter };
}

/** One order in a list; what it leads to is left to the list. */
export function orderWords(generation: Generation, language: Language): string {
  const { state, createdAtMs } = generation;
  const parts = [
    titleOf(generation, language),
    firstWords(generation, WORDS_LENGTH_MAX),
    formatDay(createdAtMs, language),
  ];
  const star = generation.isFavourite ? '⭐' : ICONS[state];
  return `${star} ${parts.filter((part) => part !== '').join(' · ')}`;
}

export function titleOf({ modelId }: Generation, language: Language): string {
  return modelOf(modelId)?.title[language] ?? modelId;
}
