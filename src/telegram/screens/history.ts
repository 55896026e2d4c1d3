import type { Language } from '../../../generated/messages.ts';
import { originalsOf } from '../../core/delivery/originals.ts';
import { type Screen, unknownProgress } from '../../core/dialogue/screen.ts';
import type { Generation, GenerationState } from '../../core/generation/generation.ts';
import { modelOf } from '../../core/generation/model-of.ts';
import { wordsOfValues } from '../../core/prompts/words-of-values.ts';
import { formatDay, formatMoment } from '../format-date.ts';
import { html, joinHtml } from '../html.ts';
import type { Button, Message } from '../message.ts';
import { text } from '../texts.ts';
import {
  backButton,
  keepOrderPromptButton,
  menuButton,
  originalsButton,
  promptsButton,
} from './buttons.ts';
import { stateLines } from './generation.ts';
import { firstWords, parameterLines } from './order-parameters.ts';

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

/** A page of the orders of a user, newest first. */
export function renderHistory(
  { page, items, hasMore }: Extract<Screen, { readonly kind: 'history' }>,
  language: Language,
): Message {
  const turn = (to: number, key: 'history-newer' | 'history-older'): Button => ({
    text: text(language, key),
    action: { kind: 'history', page: to },
  });
  const isEmpty = items.length === 0 && page === 0;
  const turns = [
    ...(page > 0 ? [turn(page - 1, 'history-newer')] : []),
    ...(hasMore ? [turn(page + 1, 'history-older')] : []),
  ];
  return {
    html: html`${text(language, isEmpty ? 'history-empty' : 'history')}`,
    keyboard: [
      ...items.map((each): Button[] => [
        { text: orderWords(each, language), action: { kind: 'past', generationId: each.id } },
      ]),
      turns,
      [promptsButton(language), menuButton(language)],
    ].filter((row) => row.length > 0),
  };
}

/** One order in a list; what it leads to is left to the list. */
export function orderWords(generation: Generation, language: Language): string {
  const { state, createdAtMs } = generation;
  const parts = [
    titleOf(generation, language),
    firstWords(generation, WORDS_LENGTH_MAX),
    formatDay(createdAtMs, language),
  ];
  return `${ICONS[state]} ${parts.filter((part) => part !== '').join(' · ')}`;
}

/** One order that is over: what was asked, what came of it, and what can be done with it. */
export function renderPast(
  { generation, deliveries }: Extract<Screen, { readonly kind: 'past' }>,
  language: Language,
): Message {
  const { id: generationId, createdAtMs } = generation;
  const parameters = parameterLines(generation, language);
  const resend: Button = {
    text: text(language, 'order-resend'),
    action: { kind: 'resend', generationId },
  };
  const repeat: Button = {
    text: text(language, 'order-repeat'),
    action: { kind: 'repeat', generationId },
  };
  const lines = [
    html`<b>${titleOf(generation, language)}</b>`,
    ...stateLines(generation, unknownProgress, language),
    text(language, 'history-date', { date: formatMoment(createdAtMs, language) }),
    ...(parameters.length === 0
      ? []
      : [html`\n<b>${text(language, 'history-parameters')}</b>`, ...parameters]),
  ];
  return {
    html: joinHtml(lines),
    keyboard: [
      deliveries.length === 0 ? [repeat] : [resend, repeat],
      ...(originalsOf(generation, deliveries).length === 0
        ? []
        : [[originalsButton(language, generationId)]]),
      ...(wordsOfValues(generation.input) === null
        ? []
        : [[keepOrderPromptButton(language, generationId)]]),
      [backButton(language, { kind: 'history', page: 0 }), menuButton(language)],
    ],
  };
}

export function titleOf({ modelId }: Generation, language: Language): string {
  return modelOf(modelId)?.title[language] ?? modelId;
}
