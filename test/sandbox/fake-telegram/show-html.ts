import type { Entity, MarkedText } from './entity.ts';

const TAG_OF_ENTITY: Readonly<Record<string, string>> = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strikethrough: 's',
  spoiler: 'tg-spoiler',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
};

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function openingTag({ type, url }: Entity): string {
  if (type === 'text_link') return `<a href="${escapeHtml(url ?? '')}">`;
  const tag = TAG_OF_ENTITY[type];
  return tag === undefined ? '' : `<${tag}>`;
}

function closingTag({ type }: Entity): string {
  if (type === 'text_link') return '</a>';
  const tag = TAG_OF_ENTITY[type];
  return tag === undefined ? '' : `</${tag}>`;
}

/** Safe HTML for a page: nothing of the text itself can become a tag. Line ends stay line ends. */
export function showHtml({ text, entities }: MarkedText): string {
  let html = '';
  let at = 0;
  const open: Entity[] = [];
  const closeUntil = (offset: number): void => {
    for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
      const end = last.offset + last.length;
      if (end > offset) return;
      html += escapeHtml(text.slice(at, end)) + closingTag(last);
      at = Math.max(at, end);
      open.pop();
    }
  };
  for (const entity of entities) {
    closeUntil(entity.offset);
    html += escapeHtml(text.slice(at, entity.offset)) + openingTag(entity);
    at = Math.max(at, entity.offset);
    open.push(entity);
  }
  closeUntil(text.length);
  return html + escapeHtml(text.slice(at));
}
