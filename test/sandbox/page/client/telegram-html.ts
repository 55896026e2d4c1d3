import { element } from './dom.ts';

/** Tags that Telegram knows, and what a browser shows for them. */
const TAGS: Readonly<Record<string, string>> = {
  b: 'b',
  strong: 'b',
  i: 'i',
  em: 'i',
  u: 'u',
  ins: 'u',
  s: 's',
  del: 's',
  strike: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  a: 'a',
  'tg-spoiler': 'details',
};

/** Text in which nothing is looked for. */
const VERBATIM = new Set(['a', 'code', 'pre']);
const ADDRESS_OR_COMMAND =
  /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])|(?<=^|\s)(\/[a-z][a-z\d_]*)(?=[\s.,;:!?)]|$)/gi;

/**
 * Nodes for a text in Telegram HTML. Of what Telegram does not know only the text is left.
 * Addresses become links; commands become buttons that carry their text in `data-command`.
 */
export function fromTelegramHtml(html: string): DocumentFragment {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  return copyOf(parsed.body, false);
}

function copyOf(parent: Node, isVerbatim: boolean): DocumentFragment {
  const copy = document.createDocumentFragment();
  for (const node of parent.childNodes) {
    if (node instanceof Text) copy.append(...(isVerbatim ? [node.data] : linked(node.data)));
    else if (node instanceof Element) copy.append(elementFor(node, isVerbatim));
  }
  return copy;
}

function linked(text: string): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let from = 0;
  for (const { 0: found, 1: address, index } of text.matchAll(ADDRESS_OR_COMMAND)) {
    parts.push(text.slice(from, index));
    if (address !== undefined) parts.push(link(address, found));
    else parts.push(commandButton(found));
    from = index + found.length;
  }
  return [...parts, text.slice(from)];
}

function commandButton(command: string): HTMLElement {
  return element(
    'button',
    { type: 'button', class: 'inline-command', 'data-command': command },
    command,
  );
}

function link(address: string, ...content: (Node | string)[]): HTMLElement {
  const target = /^(https?|mailto|tg):/.test(address) ? { href: address } : {};
  return element('a', { ...target, target: '_blank', rel: 'noopener' }, ...content);
}

function elementFor(node: Element, isVerbatim: boolean): Node {
  const tag = TAGS[node.localName];
  const inside = copyOf(node, isVerbatim || VERBATIM.has(node.localName));
  if (tag === undefined) return inside;
  if (tag === 'a') return link(node.getAttribute('href') ?? '', inside);
  const made = document.createElement(tag);
  if (tag === 'details') made.append(element('summary', {}, 'hidden text'));
  made.append(inside);
  return made;
}
