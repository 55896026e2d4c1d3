/** Characters that move the cursor, turn the direction of writing or are nothing to see. */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * A text with a visible sign for each character that could disturb a terminal. Its length stays.
 */
export function printable(text: string): string {
  return text.replace(INVISIBLE, '\ufffd');
}
