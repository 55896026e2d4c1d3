/** A text on one line, cut at a whole character. `lengthMax` is in UTF-16 units. */
export function shortened(words: string, lengthMax: number): string {
  const line = words
    .slice(0, 2 * lengthMax)
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= lengthMax && words.length <= 2 * lengthMax) return line;
  const cut = line.slice(0, lengthMax - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
