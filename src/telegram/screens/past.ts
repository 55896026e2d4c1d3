import type { Language } from '../../../generated/messages.ts';
import { originalsOf } from '../../core/delivery/originals.ts';
import type { Action } from '../../core/dialogue/action.ts';
import { type Screen, unknownProgress } from '../../core/dialogue/screen.ts';
import type { Delivery, Generation } from '../../core/generation/generation.ts';
import { outputOf } from '../../core/generation/model-of.ts';
import { formatKopecks } from '../../core/money/format-kopecks.ts';
import { wordsOfValues } from '../../core/prompts/words-of-values.ts';
import { resultFiles } from '../../core/result/result-files.ts';
import { shareableOf } from '../../core/result/share.ts';
import { formatMoment } from '../format-date.ts';
import { html, joinHtml } from '../html.ts';
import type { Button, Keyboard, Message } from '../message.ts';
import { text } from '../texts.ts';
import { backButton, keepOrderPromptButton, menuButton, originalsButton } from './buttons.ts';
import { stateLines } from './generation.ts';
import { historyAction, titleOf } from './history.ts';
import { parameterLines } from './order-parameters.ts';

type PastScreen = Extract<Screen, { readonly kind: 'past' }>;

/** One order that is over: what was asked, what came of it, and what can be done with it. */
export function renderPast(screen: PastScreen, language: Language): Message {
  const { generation, deliveries, place, canRedeliver } = screen;
  const parameters = parameterLines(generation, language);
  const isFree = generation.priceKopecks === 0n;
  const lines = [
    html`<b>${titleOf(generation, language)}</b>`,
    ...stateLines(generation, unknownProgress, language),
    canRedeliver ? text(language, isFree ? 'redeliver-why-free' : 'redeliver-why') : '',
    text(language, 'history-date', { date: formatMoment(generation.createdAtMs, language) }),
    ...(parameters.length === 0
      ? []
      : [html`\n<b>${text(language, 'history-parameters')}</b>`, ...parameters]),
  ];
  return {
    html: joinHtml(lines),
    keyboard: [
      ...(canRedeliver ? [[redeliverButton(generation, language)]] : []),
      ...actionRows(generation, deliveries, language),
      [backButton(language, historyAction(place)), menuButton(language)],
    ].filter((row) => row.length > 0),
  };
}

function actionRows(
  generation: Generation,
  deliveries: readonly Delivery[],
  language: Language,
): Keyboard {
  const { id: generationId, state, results, isFavourite } = generation;
  const button = (key: Label, action: Action): Button => ({ text: text(language, key), action });
  const repeat = button('order-repeat', { kind: 'repeat', generationId });
  const resend = button('order-resend', { kind: 'resend', generationId });
  const originals = originalsOf(generation, deliveries).length > 0;
  const hasCome = deliveries.length > 0;
  if (state !== 'delivered') return [hasCome ? [resend, repeat] : [repeat]];
  const isSeen = ['image', 'video'].includes(outputOf(generation.modelId));
  const hasFiles = resultFiles(generationId, deliveries).length > 0;
  const isUsable = hasFiles || results?.some(({ kind }) => kind === 'text') === true;
  const mark = isFavourite ? 'favourite-remove' : 'favourite-add';
  return [
    isUsable ? [button('result-use', { kind: 'use', generationId, which: null })] : [],
    hasFiles && isSeen
      ? [
          button('result-upscale', { kind: 'upscale', generationId, which: null }),
          button('result-vary', { kind: 'vary', generationId }),
        ]
      : [],
    [
      button(mark, { kind: 'favourite', generationId, isOn: !isFavourite }),
      ...(shareableOf(generation, deliveries).length > 0
        ? [button('result-share', { kind: 'share', generationId })]
        : []),
    ],
    hasCome ? [resend, repeat] : [repeat],
    [
      ...(originals ? [originalsButton(language, generationId)] : []),
      ...(wordsOfValues(generation.input) === null
        ? []
        : [keepOrderPromptButton(language, generationId)]),
    ],
  ];
}

type Label =
  | 'order-repeat'
  | 'order-resend'
  | 'result-use'
  | 'result-upscale'
  | 'result-vary'
  | 'result-share'
  | 'favourite-add'
  | 'favourite-remove';

/** The button carries the price that is on it. */
function redeliverButton({ id, priceKopecks }: Generation, language: Language): Button {
  const price = formatKopecks(priceKopecks, language);
  return {
    text:
      priceKopecks === 0n
        ? text(language, 'redeliver-free')
        : text(language, 'redeliver', { price }),
    action: { kind: 'redeliver', generationId: id, priceKopecks: Number(priceKopecks) },
  };
}
