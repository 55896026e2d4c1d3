/** What a line may hold; the rest of a longer one is not looked at. */
const LINE_LENGTH_MAX = 262_144;

/**
 * Lines of a text that comes in pieces, each without its end. Holds one line at a time, and of that
 * no more than a limit, however much comes.
 */
export async function* readLines(
  pieces: AsyncIterable<string> | Iterable<string>,
  lengthMax: number = LINE_LENGTH_MAX,
): AsyncGenerator<string> {
  let begun = '';
  for await (const piece of pieces) {
    let from = 0;
    for (;;) {
      const end = piece.indexOf('\n', from);
      const part = piece.slice(from, end === -1 ? undefined : end);
      begun += part.slice(0, Math.max(0, lengthMax - begun.length));
      if (end === -1) break;
      yield withoutReturn(begun);
      begun = '';
      from = end + 1;
    }
  }
  if (begun !== '') yield withoutReturn(begun);
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
