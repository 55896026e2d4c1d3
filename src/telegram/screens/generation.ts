import type { Language } from '../../../generated/messages.ts';
import type { Progress, Screen } from '../../core/dialogue/screen.ts';
import type { Generation } from '../../core/generation/generation.ts';
import { modelOf } from '../../core/generation/model-of.ts';
import { formatKopecks } from '../../core/money/format-kopecks.ts';
import { isUndelivered } from '../../core/result/redelivery.ts';
import { html, joinHtml } from '../html.ts';
import type { Keyboard, Message } from '../message.ts';
import { text } from '../texts.ts';
import {
  historyButton,
  menuButton,
  nextButton,
  originalsButton,
  sendAgainButton,
} from './buttons.ts';
import { usualTime } from './usual-time.ts';

/** How an order goes. Nothing is shown that is not known: no bar, no percent. */
export function renderGeneration(
  { generation, progress }: Extract<Screen, { readonly kind: 'generation' }>,
  language: Language,
): Message {
  const title = modelOf(generation.modelId)?.title[language] ?? generation.modelId;
  const lines = [html`<b>${title}</b>`, ...stateLines(generation, progress, language)];
  return { html: joinHtml(lines), keyboard: keyboardOf(generation, progress, language) };
}

/** Where an order stands and what that means for the money. */
export function stateLines(
  { state, failure, priceKopecks }: Generation,
  progress: Progress,
  language: Language,
): readonly string[] {
  const isFree = priceKopecks === 0n;
  const price = formatKopecks(priceKopecks, language);
  const reserved = isFree
    ? text(language, 'order-free')
    : text(language, 'order-reserved', { price });
  const returned = isFree
    ? text(language, 'order-free-returned')
    : text(language, 'order-returned', { price });
  switch (state) {
    case 'confirmed':
      return [
        text(language, 'order-confirmed'),
        ahead(progress, language),
        usualTime(progress.usualSeconds, language),
        reserved,
      ];
    case 'submitting':
      return [
        text(language, 'order-submitting'),
        usualTime(progress.usualSeconds, language),
        reserved,
      ];
    case 'submitted':
      return [
        text(language, 'order-submitted'),
        usualTime(progress.usualSeconds, language),
        reserved,
      ];
    case 'succeeded':
      return [text(language, 'order-succeeded'), reserved];
    case 'delivering':
      return [text(language, 'order-delivering'), reserved];
    case 'delivered':
      return [
        isFree
          ? text(language, 'order-delivered-free')
          : text(language, 'order-delivered', { price }),
      ];
    case 'failed':
      return [text(language, `failure-${failure?.kind ?? 'vendor'}`), returned];
    case 'cancelled':
      return [text(language, 'order-cancelled'), returned];
    case 'expired':
      return [text(language, 'failure-timeout'), returned];
  }
}

function ahead({ ahead: count }: Progress, language: Language): string {
  return count === null || count === 0 ? '' : text(language, 'order-ahead', { count });
}

function keyboardOf(
  generation: Generation,
  { hasOriginals }: Progress,
  language: Language,
): Keyboard {
  const { id, state } = generation;
  const repeat = {
    text: text(language, 'order-repeat'),
    action: { kind: 'repeat', generationId: id },
  } as const;
  switch (state) {
    case 'confirmed':
      return [
        [{ text: text(language, 'order-stop'), action: { kind: 'cancel', generationId: id } }],
        [menuButton(language)],
      ];
    case 'submitting':
    case 'submitted':
    case 'succeeded':
    case 'delivering':
      return [[menuButton(language)]];
    default:
      return [
        ...(state === 'delivered' ? [[nextButton(language, id)]] : []),
        [
          ...(hasOriginals ? [originalsButton(language, id)] : []),
          ...(isUndelivered(generation) ? [sendAgainButton(language, id)] : []),
          repeat,
        ],
        [historyButton(language), menuButton(language)],
      ];
  }
}
