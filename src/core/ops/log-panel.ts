import { type ForbiddenPatternId, forbiddenPatterns } from '../../../generated/log-policy.ts';
import type { PatternHits } from './instance-report.ts';
import type { InstanceRow, OpsFacts } from './ops-facts.ts';
import { attention, bad, counted, good, type Panel, panelOf, type Verdict } from './panel.ts';
import { agoWords } from './time-words.ts';

const TITLE = 'What should not be in the log?';

const HOUR_MS = 3_600_000;

/** Lines of all instances of the last day that hold what no line should, by pattern. */
export function patternHits(
  instances: readonly InstanceRow[],
): ReadonlyMap<ForbiddenPatternId, PatternHits> {
  const all = new Map<ForbiddenPatternId, PatternHits>();
  for (const { report } of instances) {
    for (const [key, hits] of Object.entries(report.patterns)) {
      const id = key as ForbiddenPatternId;
      const before = all.get(id);
      const count = hits.count + (before?.count ?? 0);
      all.set(id, { count, lastAtMs: Math.max(hits.lastAtMs, before?.lastAtMs ?? 0) });
    }
  }
  return all;
}

/** Forbidden patterns of the log, with what to do about each. */
export function logPanel({ readings, nowMs }: OpsFacts): Panel {
  if (readings === null) {
    return panelOf('log', TITLE, attention('Not known: the database does not answer.'));
  }
  const hits = patternHits(readings.instances);
  const found = forbiddenPatterns.flatMap((pattern) => {
    const of = hits.get(pattern.id);
    return of === undefined ? [] : [{ ...pattern, ...of }];
  });
  const rows = found.map(({ id, count, lastAtMs, fix }) => [
    id,
    String(count),
    agoWords(lastAtMs, nowMs),
    fix,
  ]);
  const tables =
    rows.length === 0
      ? []
      : [{ title: 'Patterns', columns: ['Pattern', 'Lines', 'Last', 'What to do'], rows }];
  return panelOf('log', TITLE, verdict(found, nowMs), { tables });
}

interface Found {
  readonly severity: 'error' | 'critical' | 'warning' | string;
  readonly count: number;
  readonly lastAtMs: number;
}

function verdict(found: readonly Found[], nowMs: number): Verdict {
  if (found.length === 0) return good('No instance has written a line that should not be there.');
  const lines = counted(
    found.reduce((sum, { count }) => sum + count, 0),
    'line',
    'lines',
  );
  const lately = found.filter(({ lastAtMs }) => nowMs - lastAtMs < HOUR_MS);
  if (lately.length === 0) {
    return good(`${lines} that should not be there, none of them in the last hour.`);
  }
  const say = lately.some(({ severity }) => severity === 'critical') ? bad : attention;
  return say(`${lines} that should not be there; the last came within the hour.`);
}
