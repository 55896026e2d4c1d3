/** Figures of one thing that was run several times, in the order in which they were measured. */
export type Sample = readonly number[];

export type Unit = 'ms' | 'MB';

/** The middle of a sample. Throws when it is empty. */
export function median(sample: Sample): number {
  const sorted = [...sample].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  if (upper === undefined || lower === undefined) throw new Error('an empty sample has no median');
  return (upper + lower) / 2;
}

/** `42.1 ms (39.8)`: the median, and the least in brackets. */
export function showSample(sample: Sample, unit: Unit): string {
  return `${showFigure(median(sample))} ${unit} (${showFigure(Math.min(...sample))})`;
}

function showFigure(figure: number): string {
  return figure.toFixed(figure < 10 ? 2 : figure < 100 ? 1 : 0);
}
