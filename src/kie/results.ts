import type { GenerationResult } from '../core/generation/generation.ts';
import { isRecord, parseJson, storable } from './envelope.ts';

/**
 * Names whose address is not a result: what the user sent, another copy of the same, a stream that
 * ends with the task, a marked copy.
 */
const NOT_RESULTS = /^(origin|source|stream|callback|resultWaterMark|full|param|prompt|upload)/i;

/** A still of a video, or the cover of a track: a result only where there is nothing else. */
const STILLS = /^(image|result_?image|cover)_?urls?$/i;

/** Names of addresses. `images` is that of covers, which are plain lists. */
const ADDRESSES = /url|^images$/i;

/** A value deeper than this is no result of any model. */
const DEPTH_MAX = 6;

interface Found {
  readonly name: string;
  readonly url: string;
}

/**
 * What the vendor made. Its models answer in many shapes: lists under `resultUrls`, an object under
 * `resultObject`, tracks under `data`, single addresses under names of their own; all of it as JSON
 * or once more as JSON in a text. Files come first; without any, what is said as text. Empty when
 * there is nothing.
 */
export function resultsOf(value: unknown): GenerationResult[] {
  const made = unwrapped(value);
  const found: Found[] = [];
  collect('', made, 0, found);
  const solid = found.filter(({ name }) => !STILLS.test(name));
  const files = [...new Set((solid.length > 0 ? solid : found).map(({ url }) => url))];
  const said = sayable(made);
  const texts = said === null ? [] : [{ kind: 'text', text: storable(said) } as const];
  if (files.length === 0) return texts;
  const isObject = isRecord(made) && made['resultObject'] !== undefined;
  return [...files.map((url) => ({ kind: 'file', url }) as const), ...(isObject ? texts : [])];
}

function unwrapped(value: unknown): unknown {
  let made = value;
  for (let depth = 0; depth < 2 && typeof made === 'string' && /^\s*["{[]/.test(made); depth++) {
    const parsed = parseJson(made);
    if (parsed === undefined) break;
    made = parsed;
  }
  return made;
}

function collect(name: string, value: unknown, depth: number, found: Found[]): void {
  if (depth > DEPTH_MAX || NOT_RESULTS.test(name)) return;
  if (typeof value === 'string') {
    if (ADDRESSES.test(name) && isFetchable(value)) found.push({ name, url: value });
    else if (/^result(Urls|Json)$/.test(name)) collectNested(name, value, depth, found);
  } else if (Array.isArray(value)) {
    for (const entry of value) collect(name, entry, depth + 1, found);
  } else if (isRecord(value)) {
    for (const [key, entry] of Object.entries(value)) collect(key, entry, depth + 1, found);
  }
}

function collectNested(name: string, text: string, depth: number, found: Found[]): void {
  const parsed = parseJson(text);
  if (typeof parsed === 'object') collect(name, parsed, depth + 1, found);
}

/** Nothing else is fetched, and nothing with a password in it. */
function isFetchable(text: string): boolean {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === '' && password === '';
}

/** A result without files, as text for people; null when nothing is said. */
function sayable(made: unknown): string | null {
  if (typeof made === 'string') return made.trim() === '' ? null : made;
  const inner = isRecord(made) ? innerOf(made) : made;
  const said = unwrapped(inner);
  if (typeof said === 'string') return said.trim() === '' ? null : said;
  if (Array.isArray(said)) return said.length === 0 ? null : (versesOf(said) ?? pretty(said));
  if (!isRecord(said) || Object.values(said).every(isEmpty)) return null;
  for (const name of ['text', 'result', 'lyrics']) {
    const text = said[name];
    if (typeof text === 'string' && text.trim() !== '') return text;
  }
  return wordsOf(said['words']) ?? innerVerses(said) ?? pretty(said);
}

/** Texts under whatever name they stand. */
function innerVerses(said: Readonly<Record<string, unknown>>): string | null {
  const lists = Object.values(said).filter((value) => Array.isArray(value));
  return lists.map(versesOf).find((verses) => verses !== null) ?? null;
}

/** Without the envelope. A list of addresses says nothing besides them. */
function innerOf(made: Readonly<Record<string, unknown>>): unknown {
  if (made['resultObject'] !== undefined) return made['resultObject'];
  if ('data' in made) return made['data'];
  return 'resultUrls' in made ? null : made;
}

/** Variants of a text, each with its title. */
function versesOf(entries: readonly unknown[]): string | null {
  const verses = entries.flatMap((entry) => {
    if (!isRecord(entry) || typeof entry['text'] !== 'string' || entry['text'] === '') return [];
    const title = entry['title'];
    return [
      typeof title === 'string' && title !== '' ? `${title}\n\n${entry['text']}` : entry['text'],
    ];
  });
  return verses.length === 0 ? null : verses.join('\n\n* * *\n\n');
}

/** What was said in a recording: the vendor gives it word by word. */
function wordsOf(words: unknown): string | null {
  if (!Array.isArray(words)) return null;
  const texts = words.flatMap((word) =>
    isRecord(word) && typeof word['text'] === 'string' ? [word['text']] : [],
  );
  const hasSpaces = texts.some((text) => text.trim() === '');
  const spoken = texts.join(hasSpaces ? '' : ' ').trim();
  return spoken === '' ? null : spoken;
}

function pretty(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

function isEmpty(value: unknown): boolean {
  return value == null || value === '' || (Array.isArray(value) && value.length === 0);
}
