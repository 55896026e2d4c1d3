import type { AckMinute } from './instance-report.ts';
import type { AnswerTime, InstanceRow, OpsFacts } from './ops-facts.ts';
import { attention, bad, type Chart, good, type Panel, panelOf, type Verdict } from './panel.ts';
import { quickWords } from './time-words.ts';

const TITLE = 'How fast are answers?';

const HOUR_MS = 3_600_000;

/** The verdict looks at the last minutes only. */
const LATELY_MS = 5 * 60_000;

/** A tap is answered within a second. */
const SLOW_MS = 1_000;

/** Somebody who waits for longer taps again. */
const TOO_SLOW_MS = 5_000;

/** From arrival to acknowledgement, and to the answer that Telegram has accepted. */
export function latencyPanel({ readings, nowMs }: OpsFacts): Panel {
  if (readings === null) {
    return panelOf('latency', TITLE, attention('Not known: the database does not answer.'));
  }
  const answers = readings.history?.answerTimes ?? [];
  const acks = acksByMinute(readings.instances, nowMs);
  const charts = [
    chart('Tap to answer, by minute', answers),
    chart('Acknowledgement to Telegram, by minute', acks),
  ];
  return panelOf('latency', TITLE, verdict(answers, nowMs), { charts });
}

/**
 * Several instances may have acknowledged in one minute: its times are those of the slowest, which
 * somebody has met.
 */
function acksByMinute(instances: readonly InstanceRow[], nowMs: number): AckMinute[] {
  const byMinute = new Map<number, AckMinute>();
  for (const ack of instances.flatMap(({ report }) => report.acks)) {
    if (nowMs - ack.atMs > HOUR_MS) continue;
    const other = byMinute.get(ack.atMs);
    byMinute.set(ack.atMs, {
      atMs: ack.atMs,
      count: ack.count + (other?.count ?? 0),
      p50Ms: Math.max(ack.p50Ms, other?.p50Ms ?? 0),
      p95Ms: Math.max(ack.p95Ms, other?.p95Ms ?? 0),
    });
  }
  return [...byMinute.values()].sort((a, b) => a.atMs - b.atMs);
}

function chart(
  title: string,
  minutes: readonly { readonly atMs: number; readonly p50Ms: number; readonly p95Ms: number }[],
): Chart {
  const points = (value: (minute: (typeof minutes)[number]) => number) =>
    minutes.map((minute) => ({ at_ms: minute.atMs, value: Math.round(value(minute) * 10) / 10 }));
  return {
    title,
    unit: 'ms',
    series: [
      { name: 'half within', points: points(({ p50Ms }) => p50Ms) },
      { name: '95 % within', points: points(({ p95Ms }) => p95Ms) },
    ],
  };
}

function verdict(answers: readonly AnswerTime[], nowMs: number): Verdict {
  const lately = answers.filter(({ atMs }) => nowMs - atMs < LATELY_MS);
  if (lately.length === 0) return good('Nobody was answered in the last minutes.');
  const slowest = Math.max(...lately.map(({ p95Ms }) => p95Ms));
  const sentence = `95 of 100 answers of the last minutes came within ${quickWords(slowest)}.`;
  if (slowest > TOO_SLOW_MS) return bad(sentence);
  return slowest > SLOW_MS ? attention(sentence) : good(sentence);
}
