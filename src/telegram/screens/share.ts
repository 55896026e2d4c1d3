import type { Language } from '../../../generated/messages.ts';
import type { Screen } from '../../core/dialogue/screen.ts';
import { modelOf } from '../../core/generation/model-of.ts';
import { sharedValues } from '../../core/result/shared-values.ts';
import { html, joinHtml } from '../html.ts';
import type { Message } from '../message.ts';
import { text } from '../texts.ts';
import { backButton, menuButton } from './buttons.ts';
import { parameterLines } from './order-parameters.ts';

type ScreenOf<Kind extends Screen['kind']> = Extract<Screen, { readonly kind: Kind }>;

/** The link of a result for its owner, after all that others will see by it. */
export function renderShare(
  { generation, count, link }: ScreenOf<'share'>,
  language: Language,
): Message {
  const { id: generationId, modelId } = generation;
  const title = modelOf(modelId)?.title[language] ?? modelId;
  const shown = parameterLines({ ...generation, input: sharedValues(generation) }, language);
  const lines = [
    text(language, 'share-what', { count, title }),
    shown.length === 0
      ? ''
      : joinHtml([html`<b>${text(language, 'share-parameters')}</b>`, ...shown]),
    text(language, 'share-hidden'),
    link === null ? text(language, 'invite-no-link') : html`<code>${link}</code>`,
  ];
  return {
    html: joinHtml(lines, '\n\n'),
    keyboard: [
      [{ text: text(language, 'share-withdraw'), action: { kind: 'unshare', generationId } }],
      [backButton(language, { kind: 'past', generationId }), menuButton(language)],
    ],
  };
}

/** Beside a result that somebody has shared. */
export function renderShared({ modelId, token }: ScreenOf<'shared'>, language: Language): Message {
  const title = modelOf(modelId)?.title[language] ?? modelId;
  return {
    html: joinHtml([
      html`<b>${title}</b>`,
      text(language, token === null ? 'shared' : 'shared-like'),
    ]),
    keyboard: [
      ...(token === null
        ? []
        : [[{ text: text(language, 'shared-make'), action: { kind: 'like', token } } as const]]),
      [menuButton(language)],
    ],
  };
}
