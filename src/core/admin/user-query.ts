import { wholeNumber } from '../dialogue/whole-number.ts';
import type { UserQuery } from './admin-facts.ts';

/** An id, or a name with or without `@`; null for what can be neither. */
export function userQuery(text: string): UserQuery | null {
  const words = text.trim();
  const id = wholeNumber(words);
  if (id !== null) return { id };
  const [, username] = /^@?([A-Za-z][A-Za-z0-9_]{2,31})$/.exec(words) ?? [];
  return username === undefined ? null : { username };
}
