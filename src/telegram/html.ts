/**
 * Text with the markup of Telegram's HTML mode. Only this file makes it, and it escapes every value
 * that comes from outside, so a bare `<` can come from nowhere.
 */
export class Html {
  /** As it is sent. */
  readonly source: string;

  private constructor(source: string) {
    this.source = source;
  }

  /** A template whose markup is ours, filled with values that are not. */
  static template(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
    let source = strings[0] ?? '';
    values.forEach((value, index) => {
      source += sourceOf(value) + (strings[index + 1] ?? '');
    });
    return new Html(source);
  }

  /** Parts with a text between them; empty parts are left out. */
  static join(parts: readonly HtmlValue[], between = '\n'): Html {
    return new Html(
      parts
        .map(sourceOf)
        .filter((source) => source !== '')
        .join(escaped(between)),
    );
  }

  /**
   * The same text, cut so that at most `lengthMax` UTF-16 units are seen. No tag and no entity is
   * cut in two, and what is open is closed.
   */
  static shorten(html: Html, lengthMax: number): Html {
    const tokens = html.source.match(TOKEN) ?? [];
    const seen = tokens.reduce((length, token) => length + seenLength(token), 0);
    if (seen <= lengthMax) return html;
    let left = lengthMax - ELLIPSIS.length;
    let source = '';
    const open: string[] = [];
    for (const token of tokens) {
      left -= seenLength(token);
      if (left < 0) break;
      source += token;
      if (token.startsWith('</')) open.pop();
      else if (token.startsWith('<')) open.push(token.slice(1, -1).split(' ')[0] ?? '');
    }
    return new Html(
      source +
        ELLIPSIS +
        open
          .reverse()
          .map((name) => `</${name}>`)
          .join(''),
    );
  }
}

/** What may stand in a template: markup stays as it is, all else is escaped. */
export type HtmlValue = Html | string | number | bigint;

/** The tagged template: html`Hello, <b>${name}</b>`. */
export const html = Html.template;

/** Parts with a text between them, a line break unless told otherwise; empty parts are left out. */
export const joinHtml = Html.join;

/** See {@link Html.shorten}. */
export const shortenHtml = Html.shorten;

/** A tag, an entity, or one character. */
const TOKEN = /<[^>]*>|&[a-z]+;|[\s\S]/gu;
const ELLIPSIS = '…';

function seenLength(token: string): number {
  if (token.startsWith('<')) return 0;
  return token.length > 2 && token.startsWith('&') ? 1 : token.length;
}

function sourceOf(value: HtmlValue): string {
  return value instanceof Html ? value.source : escaped(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
