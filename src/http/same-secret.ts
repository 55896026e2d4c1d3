import { hash, timingSafeEqual } from 'node:crypto';

/** Compares in a time that says nothing about where, or whether, the two differ. */
export function sameSecret(shown: string | undefined, expected: string): boolean {
  const digest = (text: string): Buffer => hash('sha256', text, 'buffer');
  return timingSafeEqual(digest(shown ?? ''), digest(expected)) && shown !== undefined;
}
