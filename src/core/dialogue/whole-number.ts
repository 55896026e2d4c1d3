/** A number as we write numbers, from 0, and small enough to be exact; null for anything else. */
export function wholeNumber(text: string): number | null {
  return /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : null;
}
