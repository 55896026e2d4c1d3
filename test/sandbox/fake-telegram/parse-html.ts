import { badRequest } from './api-error.ts';
import type { Entity, MarkedText } from './entity.ts';

const ENTITY_OF_TAG: Readonly<Record<string, string>> = {
  a: 'text_link',
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  u: 'underline',
  ins: 'underline',
  'tg-spoiler': 'spoiler',
  'tg-emoji': 'custom_emoji',
  span: 'spoiler',
  pre: 'pre',
  code: 'code',
  blockquote: 'blockquote',
};
const CHARACTERS: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const SPACE = /\s/;

interface OpenTag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly offset: number;
}

/** A text that is read from left to right. `faultAt` makes the errors of the real parser. */
class Reader {
  readonly source: string;
  at = 0;

  constructor(source: string) {
    this.source = source;
  }

  /** The character at hand; '' at the end. A method, since it changes between two calls. */
  next(): string {
    return this.source[this.at] ?? '';
  }

  skip(test: (character: string) => boolean): string {
    const from = this.at;
    while (this.at < this.source.length && test(this.next())) this.at += 1;
    return this.source.slice(from, this.at);
  }

  skipSpace(): void {
    this.skip((character) => SPACE.test(character));
  }

  /** `&lt;`, `&#1234;` or `&#x1f;`, also without the semicolon; null when there is none. */
  character(): string | null {
    const match = /^&(?:#x([\da-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot));?/i.exec(
      this.source.slice(this.at, this.at + 12),
    );
    if (match === null) return null;
    const [whole, hex, decimal, name] = match;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (name === undefined && (code === 0 || code > 0x10_ff_ff)) return null;
    this.at += whole.length;
    return name === undefined ? String.fromCodePoint(code) : (CHARACTERS[name] ?? whole);
  }
}

/**
 * Reads a text in the HTML of the Bot API, with the faults that the real parser finds, word for
 * word. Throws an ApiError.
 */
export function parseHtml(source: string): MarkedText {
  const reader = new Reader(source);
  const open: OpenTag[] = [];
  const entities: Entity[] = [];
  let text = '';
  while (reader.at < source.length) {
    if (reader.next() === '<') {
      if (source[reader.at + 1] === '/') closeTag(reader, open, entities, text.length);
      else open.push(openTag(reader, text.length));
      continue;
    }
    const character = reader.next() === '&' ? reader.character() : null;
    if (character !== null) text += character;
    else text += source[reader.at++];
  }
  const last = open.at(-1);
  if (last !== undefined) fail(`Can't find end tag corresponding to start tag "${last.name}"`);
  return { text, entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length) };
}

function fail(what: string): never {
  throw badRequest(`can't parse entities: ${what}`);
}

function failAt(reader: Reader, at: number, what: string, rest = ''): never {
  const offset = Buffer.byteLength(reader.source.slice(0, at));
  fail(`${what} at byte offset ${offset}${rest}`);
}

function openTag(reader: Reader, offset: number): OpenTag {
  const begin = reader.at;
  reader.at += 1;
  const name = reader.skip((it) => !SPACE.test(it) && it !== '>').toLowerCase();
  if (reader.next() === '') failAt(reader, begin, 'Unclosed start tag');
  if (!Object.hasOwn(ENTITY_OF_TAG, name)) failAt(reader, begin, `Unsupported start tag "${name}"`);
  const attributes = new Map<string, string>();
  for (;;) {
    reader.skipSpace();
    if (reader.next() === '>') break;
    attributes.set(...attribute(reader, name, begin));
  }
  reader.at += 1;
  if (name === 'span' && attributes.get('class') !== 'tg-spoiler')
    failAt(reader, begin, 'Tag "span" must have class "tg-spoiler"');
  return { name, attributes, offset };
}

function attribute(reader: Reader, tag: string, begin: number): [string, string] {
  const name = reader.skip((it) => !SPACE.test(it) && it !== '=' && it !== '>');
  if (name === '') {
    if (reader.next() === '') failAt(reader, begin, 'Unclosed start tag');
    failAt(reader, begin, `Empty attribute name in the tag "${tag}"`);
  }
  reader.skipSpace();
  if (reader.next() !== '=') {
    if (tag === 'blockquote' && name === 'expandable') return [name, ''];
    failAt(reader, begin, `Expected equal sign in declaration of an attribute of the tag "${tag}"`);
  }
  reader.at += 1;
  reader.skipSpace();
  if (reader.next() === '') failAt(reader, begin, `Unclosed start tag "${tag}"`);
  const value = attributeValue(reader);
  if (reader.next() === '') failAt(reader, begin, 'Unclosed start tag');
  return [name.toLowerCase(), value];
}

function attributeValue(reader: Reader): string {
  const quote = reader.next();
  if (quote !== '"' && quote !== "'") {
    const from = reader.at;
    const token = reader.skip((it) => /[\w.-]/.test(it));
    if (reader.next() !== '>' && !SPACE.test(reader.next()))
      failAt(reader, from, 'Unexpected end of name token');
    return token.toLowerCase();
  }
  reader.at += 1;
  let value = '';
  while (reader.next() !== quote && reader.next() !== '') {
    const character = reader.next() === '&' ? reader.character() : null;
    value += character ?? reader.source[reader.at++];
  }
  reader.at += 1;
  return value;
}

function closeTag(reader: Reader, open: OpenTag[], entities: Entity[], end: number): void {
  const begin = reader.at;
  const tag = open.pop();
  if (tag === undefined) failAt(reader, begin, 'Unexpected end tag');
  reader.at += 2;
  const name = reader.skip((it) => !SPACE.test(it) && it !== '>').toLowerCase();
  reader.skipSpace();
  if (reader.next() !== '>') failAt(reader, begin, 'Unclosed end tag');
  if (name !== '' && name !== tag.name) {
    const rest = `, expected "</${tag.name}>", found "</${name}>"`;
    failAt(reader, begin, 'Unmatched end tag', rest);
  }
  reader.at += 1;
  const length = end - tag.offset;
  const type = ENTITY_OF_TAG[tag.name] as string;
  if (length === 0) return;
  const place = { offset: tag.offset, length };
  if (type === 'text_link') addLink(tag, place, entities);
  else if (type === 'custom_emoji')
    entities.push({ type, ...place, custom_emoji_id: tag.attributes.get('emoji-id') ?? '' });
  else if (tag.attributes.has('expandable'))
    entities.push({ type: 'expandable_blockquote', ...place });
  else entities.push({ type, ...place });
}

/** A link to nowhere is no fault: it is shown as text. */
function addLink(
  tag: OpenTag,
  place: { offset: number; length: number },
  entities: Entity[],
): void {
  const url = tag.attributes.get('href') ?? '';
  if (/^(https?|tg|mailto|tel):/i.test(url)) entities.push({ type: 'text_link', ...place, url });
}
