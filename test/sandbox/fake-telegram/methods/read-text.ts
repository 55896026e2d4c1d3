import { badRequest } from '../api-error.ts';
import type { Entity, MarkedText } from '../entity.ts';
import type { Fields } from '../fields.ts';
import { parseHtml } from '../parse-html.ts';

/** Counted in UTF-16 units after the markup is read, which is the strictest way to count. */
const TEXT_LENGTH_MAX = 4096;
const CAPTION_LENGTH_MAX = 1024;

/** The text of a message. Throws an ApiError when it is empty, too long or badly marked. */
export function readText(fields: Fields): MarkedText {
  const marked = readMarked(fields, 'text', 'entities');
  if (marked.text === '') throw badRequest('message text is empty');
  if (marked.text.length > TEXT_LENGTH_MAX) throw badRequest('message is too long');
  return marked;
}

/** A text that may be empty: of a draft. */
export function readDraftText(fields: Fields): MarkedText {
  const marked = readMarked(fields, 'text', 'entities');
  if (marked.text.length > TEXT_LENGTH_MAX) throw badRequest('message is too long');
  return marked;
}

/** The text under a file; it may be empty. */
export function readCaption(fields: Fields): MarkedText {
  const marked = readMarked(fields, 'caption', 'caption_entities');
  if (marked.text.length > CAPTION_LENGTH_MAX) throw badRequest('message caption is too long');
  return marked;
}

function readMarked(fields: Fields, textName: string, entitiesName: string): MarkedText {
  const source = fields.text(textName);
  // Half of a surrogate pair is no UTF-8.
  if (!source.isWellFormed()) throw badRequest('strings must be encoded in UTF-8');
  const mode = fields.text('parse_mode').toLowerCase();
  if (mode === 'html') return trimmed(parseHtml(source));
  // Markdown is a mode of the real service too. No one here should use it.
  if (mode !== '' && mode !== 'none') throw badRequest('unsupported parse_mode');
  const entities = fields.structure(entitiesName, "can't parse entities: expected an Array");
  return trimmed({ text: source, entities: (entities ?? []) as readonly Entity[] });
}

/** Space at the ends is not sent. */
function trimmed({ text, entities }: MarkedText): MarkedText {
  const start = text.length - text.trimStart().length;
  const kept = text.trim();
  const moved = entities.flatMap((entity) => {
    const from = Math.max(entity.offset - start, 0);
    const to = Math.min(entity.offset + entity.length - start, kept.length);
    return to > from ? [{ ...entity, offset: from, length: to - from }] : [];
  });
  return { text: kept, entities: moved };
}
