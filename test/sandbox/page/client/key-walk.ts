/**
 * Arrow keys in the buttons under messages: left and right in a row, up and down between rows.
 * Escape leaves them.
 */
export function walkWithArrows(place: HTMLElement, leave: () => void): void {
  place.addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || !target.matches('.key')) return;
    if (key === 'Escape') {
      event.preventDefault();
      leave();
      return;
    }
    const next = neighbour(place, target, key);
    if (next === undefined) return;
    event.preventDefault();
    if (next === null) leave();
    else next.focus();
  });
}

/** First button of the newest message that has any; null when there is none. */
export function newestKey(place: HTMLElement): HTMLElement | null {
  const rows = [...place.querySelectorAll<HTMLElement>('article.with-keys')];
  return rows.at(-1)?.querySelector<HTMLElement>('.key:not(:disabled)') ?? null;
}

/** Undefined: this key moves nothing; null: down from the last row. */
function neighbour(place: HTMLElement, from: HTMLElement, key: string) {
  const lines = [...place.querySelectorAll('.keys')].map((line) => [
    ...line.querySelectorAll<HTMLElement>('.key:not(:disabled)'),
  ]);
  const row = lines.findIndex((line) => line.includes(from));
  const column = lines[row]?.indexOf(from) ?? 0;
  switch (key) {
    case 'ArrowLeft':
      return lines[row]?.[column - 1];
    case 'ArrowRight':
      return lines[row]?.[column + 1];
    case 'ArrowUp':
      return at(lines[row - 1], column);
    case 'ArrowDown':
      return row + 1 < lines.length ? at(lines[row + 1], column) : null;
    default:
      return undefined;
  }
}

function at(line: readonly HTMLElement[] | undefined, column: number): HTMLElement | undefined {
  return line?.[Math.min(column, line.length - 1)];
}
