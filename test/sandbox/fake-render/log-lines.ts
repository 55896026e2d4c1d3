import { ok, type RenderAnswer, refused } from './answer.ts';
import { limitOf, oneOf, takeOnly, timeOf } from './query.ts';

export interface LogLine {
  readonly atMs: number;
  readonly message: string;
  readonly instance: string;
  /** When one can read it: lines arrive a little after they are written. */
  readonly readableAtMs: number;
}

export interface LogOwner {
  readonly serviceId: string;
  readonly ownerId: string;
}

const TAKEN = ['ownerId', 'resource', 'startTime', 'endTime', 'direction', 'type', 'limit'];
const HOUR_MS = 3_600_000;

/** `GET /v1/logs`: pages by time, in one of two directions. Throws BadQuery. */
export function answerLogs(
  lines: readonly LogLine[],
  { serviceId, ownerId }: LogOwner,
  url: URL,
  nowMs: number,
): RenderAnswer {
  const query = takeOnly(url, TAKEN);
  for (const name of ['ownerId', 'resource']) {
    if (!query.has(name)) return refused(400, `${name} is required`);
  }
  if (query.get('ownerId') !== ownerId) return refused(404, 'unknown owner');
  if (query.get('resource') !== serviceId) return refused(404, 'unknown resource');
  const direction = oneOf(query.get('direction'), ['forward', 'backward'], 'backward');
  oneOf(query.get('type'), ['app', 'request', 'build'], 'app');
  const limit = limitOf(query.get('limit'));
  const startMs = timeOf(query.get('startTime'), nowMs - HOUR_MS);
  const endMs = timeOf(query.get('endTime'), nowMs);
  const within = lines
    .map((line, index) => ({ ...line, id: `log-${index}` }))
    .filter(({ atMs, readableAtMs }) => atMs >= startMs && atMs <= endMs && readableAtMs <= nowMs)
    .toSorted((a, b) => (direction === 'forward' ? a.atMs - b.atMs : b.atMs - a.atMs));
  const page = within.slice(0, limit);
  const following = within[limit];
  const iso = (ms: number): string => new Date(ms).toISOString();
  const isForward = direction === 'forward';
  return ok({
    hasMore: following !== undefined,
    nextStartTime: iso(isForward ? (following?.atMs ?? endMs) : startMs),
    nextEndTime: iso(isForward ? endMs : (following?.atMs ?? startMs)),
    logs: page.map(({ id, atMs, message, instance }) => ({
      id,
      message,
      timestamp: iso(atMs),
      labels: [
        { name: 'resource', value: serviceId },
        { name: 'instance', value: instance },
        { name: 'level', value: 'info' },
        { name: 'type', value: 'app' },
      ],
    })),
  });
}
