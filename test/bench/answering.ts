import { startWorld } from '../sandbox/world.ts';
import { measuredRow } from './measured-row.ts';
import type { Row } from './row.ts';
import { newcomers, tapSteadily, waitAt } from './steady-taps.ts';

const PEOPLE = 100;
const TAPS_PER_SECOND = 50;
const SECONDS = 8;
/** What is thrown away: the first taps wait for code to be compiled. */
const WARM_UP_SECONDS = 2;

/**
 * How long a person waits for the answer to a tap: from the tap, through the webhook, the queue, a
 * turn with all its reads and writes, to the edited message in the chat. Taps come at a steady rate,
 * whether or not earlier ones are answered.
 */
export async function answering(): Promise<Row[]> {
  const world = await startWorld({ telegram: { people: [], settings: { sendsPerSecond: null } } });
  try {
    await world.service.said('webhook is set');
    const { control } = world.telegram;
    const all = TAPS_PER_SECOND * (SECONDS + WARM_UP_SECONDS);
    const people = await newcomers(control, PEOPLE);
    const taps = await tapSteadily(control, people, TAPS_PER_SECOND, (count) => count < all);
    const steady = taps.slice(TAPS_PER_SECOND * WARM_UP_SECONDS);
    const name = `tap → answer at ${TAPS_PER_SECOND} taps/s`;
    const atMost = { figure: 100 };
    return [
      measuredRow({ name: `${name}, p50`, ours: [waitAt(0.5, steady)], unit: 'ms' }),
      measuredRow({ name: `${name}, p99`, ours: [waitAt(0.99, steady)], unit: 'ms', atMost }),
    ];
  } finally {
    await world.stop();
  }
}
