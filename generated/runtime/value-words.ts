// Copied by truth gen from the runtime of truthgen. Do not edit.
import type { Words } from './model-descriptor.ts';

const SHOWN_CHARACTERS = 40;

/** A value as a message shows it: short, whatever it is, and without looking inside of it. */
export function showValue(value: unknown): Words {
  if (typeof value === 'string') return { en: `"${shorten(value)}"`, ru: `«${shorten(value)}»` };
  if (typeof value === 'number' || typeof value === 'boolean') return same(String(value));
  if (value === null || value === undefined) return { en: 'nothing', ru: 'ничего' };
  if (Array.isArray(value)) {
    return { en: `a list of ${value.length}`, ru: `список, элементов: ${value.length}` };
  }
  if (typeof value === 'object') return { en: 'an object', ru: 'объект' };
  return same(typeof value);
}

/** The same words in both languages. */
export function same(words: string): Words {
  return { en: words, ru: words };
}

/** Names of parameters with a word between the last two. */
export function listNames(names: readonly string[], between: Words): Words {
  const head = names.slice(0, -1).join(', ');
  const last = names.at(-1) ?? '';
  if (head === '') return same(last);
  return { en: `${head} ${between.en} ${last}`, ru: `${head} ${between.ru} ${last}` };
}

function shorten(text: string): string {
  if (text.length <= SHOWN_CHARACTERS) return text;
  const unit = text.charCodeAt(SHOWN_CHARACTERS - 1);
  const splitsPair = unit >= 0xd800 && unit < 0xdc00;
  return `${text.slice(0, SHOWN_CHARACTERS - (splitsPair ? 1 : 0))}…`;
}
