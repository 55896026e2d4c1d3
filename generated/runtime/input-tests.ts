// Copied by truth gen from the runtime of truthgen. Do not edit.
import { isLongerThan, isShorterThan, totalCodePoints } from './code-points.ts';
import { isMultipleOf } from './multiple-of.ts';
import { isPublicUrl, isWebAddress } from './public-url.ts';

/**
 * The tests that generated checks call. They are handed over, because a module without imports
 * loads in half the time, and there are hundreds of them.
 */
export interface InputTests {
  longerThan(text: string, limit: number): boolean;
  shorterThan(text: string, limit: number): boolean;
  /** Whether one text property has more than `limit` characters over all entries of a list. */
  longerInAll(list: readonly unknown[], property: string, limit: number): boolean;
  multipleOf(value: number, step: number): boolean;
  publicUrl(text: string): boolean;
  /** The same for a text that begins with http:// or https://; any other one passes. */
  publicIfWeb(text: string): boolean;
}

export const inputTests: InputTests = {
  longerThan: isLongerThan,
  shorterThan: isShorterThan,
  longerInAll: (list, property, limit) => totalCodePoints(list, property) > limit,
  multipleOf: isMultipleOf,
  publicUrl: isPublicUrl,
  publicIfWeb: (text) => isPublicUrl(text) || !isWebAddress(text),
};
