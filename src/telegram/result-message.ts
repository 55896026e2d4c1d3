import type { Language } from '../../generated/messages.ts';
import { MESSAGE_LENGTH_MAX } from '../core/delivery/readable-text.ts';
import type { Generation } from '../core/generation/generation.ts';
import { modelOf } from '../core/generation/model-of.ts';
import { type Html, html, joinHtml, shortenHtml } from './html.ts';
import { text } from './texts.ts';

/** What Telegram takes under a picture, in UTF-16 units. */
const CAPTION_LENGTH_MAX = 1024;

/** Under a result: the model, and what was asked of it. */
export function captionOf({ modelId, language, input }: Generation): Html {
  const title = modelOf(modelId)?.title[language] ?? modelId;
  const asked = input['prompt'] ?? input['text'];
  const lines = [html`<b>${title}</b>`, typeof asked === 'string' ? asked.trim() : ''];
  return shortenHtml(joinHtml(lines), CAPTION_LENGTH_MAX);
}

/** For a file that Telegram does not take. */
export function linkMessage(language: Language, url: string): Html {
  const download = text(language, 'result-download');
  return joinHtml([text(language, 'result-link'), html`<a href="${url}">${download}</a>`]);
}

/** A text as a message of its own; null when it is longer than a message may be. */
export function textMessage(said: string): Html | null {
  return said.length <= MESSAGE_LENGTH_MAX ? html`${said}` : null;
}
