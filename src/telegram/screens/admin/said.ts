import { type Html, html, shortenHtml } from '../../html.ts';

/** In UTF-16 units. */
const LENGTH_MAX = 300;

/** What the vendor or Telegram says, as much of it as helps. */
export function saidHtml(said: string): Html {
  return html`<i>${shortenHtml(html`${said}`, LENGTH_MAX)}</i>`;
}
