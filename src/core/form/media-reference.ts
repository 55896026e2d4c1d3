import { MEDIA_BASE, type MediaByReference } from '../generation/generation.ts';
import type { SentFile } from '../incoming.ts';

/** Name of a file within an order. The same file has the same, however often it is sent. */
export function referenceOf(file: SentFile): string {
  return encodeURIComponent(file.fileUniqueId.toWellFormed());
}

/** Whether a value stands for a file of the user. */
export function isReference(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(MEDIA_BASE);
}

/** The file that a value stands for; null when it is an address of the web, or stands for none. */
export function fileOf(value: unknown, media: MediaByReference): SentFile | null {
  if (!isReference(value)) return null;
  const reference = value.slice(MEDIA_BASE.length);
  return Object.hasOwn(media, reference) ? (media[reference] ?? null) : null;
}

/** Only the files that the values still stand for. */
export function mediaInUse(values: unknown, media: MediaByReference): MediaByReference {
  const used = new Set<string>();
  const visit = (value: unknown): void => {
    if (isReference(value)) used.add(value.slice(MEDIA_BASE.length));
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  visit(values);
  return Object.fromEntries(Object.entries(media).filter(([reference]) => used.has(reference)));
}

/**
 * How long the files of an answer are together, in seconds; null when one does not say. An answer
 * that is not there lasts no time.
 */
export function mediaSeconds(answer: unknown, media: MediaByReference): number | null {
  const addresses: readonly unknown[] = Array.isArray(answer) ? answer : [answer];
  const lengths = addresses
    .filter((address) => address !== undefined)
    .map((address) => fileOf(address, media)?.seconds ?? null);
  if (lengths.includes(null)) return null;
  return lengths.reduce<number>((total, seconds) => total + (seconds ?? 0), 0);
}
