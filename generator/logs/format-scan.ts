import { workflowCommand } from '../diagnostics/workflow-command.ts';
import type { LogScan, Sightings } from './log-scan.ts';

/** What was found, for a person at a terminal. */
export function formatPretty(scan: LogScan, color: boolean): string {
  const paint = (code: number, text: string): string =>
    color ? `\u001b[${code}m${text}\u001b[0m` : text;
  const blocks = scan.hits.flatMap(({ pattern, ...sightings }) => [
    `${paint(pattern.severity === 'warning' ? 33 : 31, pattern.severity)}  ${pattern.id}  ${timesOf(sightings)}`,
    `  ${pattern.description}`,
    `  ${pattern.fix}`,
    `  | ${sightings.sample}`,
    '',
  ]);
  return [...blocks, ...summaryLines(scan), ''].join('\n');
}

/** One JSON document with everything a program may want; times are ISO. */
export function formatJson({ hits, errors, firstMs, lastMs, ...counts }: LogScan): string {
  const document = {
    ...counts,
    first: isoTime(firstMs),
    last: isoTime(lastMs),
    errors: errors === null ? null : withIsoTimes(errors),
    hits: hits.map(({ pattern, ...sightings }) => ({ ...pattern, ...withIsoTimes(sightings) })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Annotations for the page of a run on GitHub. */
export function formatGithub({ hits }: LogScan): string {
  return hits
    .map(({ pattern: { id, severity, description, fix }, ...sightings }) =>
      workflowCommand(
        severity === 'warning' ? 'warning' : 'error',
        { title: `log ${id} (${severity})` },
        [timesOf(sightings), description, fix, sightings.sample].join('\n'),
      ),
    )
    .join('');
}

/** How much was looked at, and how much was found. */
export function summaryLines({ lines, older, broken, errors, hits }: LogScan): string[] {
  const left = older === 0 ? '' : ` Older ones, left out: ${older}.`;
  return [
    `Lines looked at: ${lines}. Forbidden patterns found: ${hits.length}.${left}`,
    ...(broken === 0 ? [] : [`Lines of broken JSON, searched as text: ${broken}.`]),
    ...(errors === null ? [] : [`Lines of the level error or worse: ${errors.count}.`]),
  ];
}

/** `3 times, 2026-11-29T10:00:00.000Z to 2026-11-29T10:09:00.000Z`. */
export function timesOf({ count, firstMs, lastMs }: Sightings): string {
  const times = count === 1 ? 'once' : `${count} times`;
  if (firstMs === null || lastMs === null) return `${times}, at a time that the log does not tell`;
  if (firstMs === lastMs) return `${times}, ${isoTime(firstMs)}`;
  return `${times}, ${isoTime(firstMs)} to ${isoTime(lastMs)}`;
}

function withIsoTimes({ firstMs, lastMs, ...rest }: Sightings): object {
  return { ...rest, first: isoTime(firstMs), last: isoTime(lastMs) };
}

/** Null stays null; a number that is no time of our calendar is unknown as well. */
function isoTime(ms: number | null): string | null {
  if (ms === null || Number.isNaN(new Date(ms).getTime())) return null;
  return new Date(ms).toISOString();
}
