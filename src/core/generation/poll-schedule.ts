import type { ModelSummary } from '../../../generated/runtime/model-summary.ts';

type Output = ModelSummary['output'];

/** From this age on, the pause between two questions. The last one holds for ever. */
interface Stage {
  readonly untilAgeMs: number;
  readonly pauseMs: number;
}

/** Pictures take 12 to 112 s with this vendor. */
const QUICK: readonly Stage[] = [
  { untilAgeMs: 30_000, pauseMs: 2_500 },
  { untilAgeMs: 120_000, pauseMs: 5_000 },
  { untilAgeMs: Number.POSITIVE_INFINITY, pauseMs: 15_000 },
];

/** Videos take 56 to 785 s and more. */
const SLOW: readonly Stage[] = [
  { untilAgeMs: 60_000, pauseMs: 6_000 },
  { untilAgeMs: 300_000, pauseMs: 12_000 },
  { untilAgeMs: 900_000, pauseMs: 20_000 },
  { untilAgeMs: Number.POSITIVE_INFINITY, pauseMs: 30_000 },
];

const STAGES: Readonly<Record<Output, readonly Stage[]>> = {
  image: QUICK,
  text: QUICK,
  json: QUICK,
  audio: QUICK,
  video: SLOW,
};

/**
 * Pause before the vendor is asked again about a task of this age. A callback usually comes first;
 * the vendor allows ten questions a second for all tasks together.
 */
export function pollPauseMs(output: Output, ageMs: number): number {
  const stage = STAGES[output].find(({ untilAgeMs }) => ageMs < untilAgeMs);
  return stage?.pauseMs ?? 30_000;
}
