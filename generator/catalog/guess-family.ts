import type { ModelReading } from './page-reading.ts';
import { type PlainMap, textAt } from './plain-map.ts';

/** Fewest characters in common that make two ids relatives. */
const RELATED_MIN = 3;

/**
 * The family of a new model: that of the known id which begins like its own for longest, else a new
 * one named as the vendor's menu names it.
 */
export function guessFamily(
  { id, sections }: ModelReading,
  models: readonly PlainMap[],
): { readonly id: string; readonly title: string } {
  let best = { length: 0, family: '' };
  for (const model of models) {
    const length = wordsInCommon(id, textAt(model, 'id') ?? '');
    if (length > best.length) best = { length, family: textAt(model, 'family') ?? '' };
  }
  if (best.length >= RELATED_MIN && best.family !== '')
    return { id: best.family, title: best.family };
  const title = sections.at(-1) ?? id.split(/[/.]/)[0] ?? id;
  const name = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return { id: name === '' ? 'others' : name, title };
}

/** Length of the common beginning of two ids, in whole words. */
function wordsInCommon(a: string, b: string): number {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  let length = 0;
  for (const [index, word] of left.entries()) {
    if (word !== right[index]) break;
    length += word.length;
  }
  return length;
}

/**
 * `kling-3.0/video` → kling, 3.0, video; a version behind letters is a word too: `wan2` → wan, 2.
 */
function wordsOf(id: string): readonly string[] {
  return id.toLowerCase().match(/[a-z]+|[\d.]+/g) ?? [];
}
