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
  'tg-spoiler': 'span',
};

/** Nodes for a text in Telegram HTML. Of what Telegram does not know only the text is left. */
export function fromTelegramHtml(html: string): DocumentFragment {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  return copyOf(parsed.body);
}

function copyOf(parent: Node): DocumentFragment {
  const copy = document.createDocumentFragment();
  for (const node of parent.childNodes) {
    if (node instanceof Text) copy.append(node.data);
    else if (node instanceof Element) copy.append(elementFor(node));
  }
  return copy;
}

function elementFor(node: Element): Node {
  const tag = TAGS[node.localName];
  const inside = copyOf(node);
  if (tag === undefined) return inside;
  const made = document.createElement(tag);
  if (made instanceof HTMLAnchorElement) {
    const address = node.getAttribute('href') ?? '';
    if (/^https?:/.test(address)) made.href = address;
    made.target = '_blank';
    made.rel = 'noopener';
  }
  made.append(inside);
  return made;
}
