import type { OpsFacts, Waiting } from './ops-facts.ts';
import { attention, bad, counted, good, type Panel, panelOf, type Verdict } from './panel.ts';
import { durationWords } from './time-words.ts';

const TITLE = 'Is anybody waiting?';

/** Until then nobody notices. */
const NOTICED_MS = 5_000;

/** By then users write again, or leave. */
const TOO_LONG_MS = 60_000;

/** What is stored and not done, now and in the last hour. */
export function queuePanel({ readings }: OpsFacts): Panel {
  if (readings === null) {
    return panelOf('queue', TITLE, bad('Not known: the database does not answer.'));
  }
  const { waiting, history } = readings;
  const figures = [
    { name: 'Updates', value: String(waiting.updates) },
    { name: 'Oldest update', value: ageOf(waiting.oldestUpdateMs) },
    { name: 'Answers not sent', value: String(waiting.calls) },
    { name: 'Oldest of them', value: ageOf(waiting.oldestCallMs) },
    { name: 'Jobs due', value: String(waiting.jobs) },
    { name: 'Jobs given up', value: String(waiting.givenUpJobs) },
  ];
  const points = (history?.queue ?? []).map(({ atMs, value }) => ({ at_ms: atMs, value }));
  const chart = {
    title: 'Updates that waited, by minute',
    unit: '',
    series: [{ name: 'waiting', points }],
  };
  return panelOf('queue', TITLE, verdict(waiting), { figures, charts: [chart] });
}

function ageOf(ms: number | null): string {
  return ms === null ? 'none' : durationWords(ms);
}

function verdict({ updates, oldestUpdateMs, calls, oldestCallMs, givenUpJobs }: Waiting): Verdict {
  if (updates > 0 && oldestUpdateMs !== null && oldestUpdateMs >= NOTICED_MS) {
    const say = oldestUpdateMs >= TOO_LONG_MS ? bad : attention;
    const waits = counted(updates, 'update waits', 'updates wait');
    return say(`${waits}, the oldest for ${durationWords(oldestUpdateMs)}.`);
  }
  if (oldestCallMs !== null && oldestCallMs >= NOTICED_MS) {
    const say = oldestCallMs >= TOO_LONG_MS ? bad : attention;
    const unsent = counted(calls, 'answer is', 'answers are');
    return say(`${unsent} not sent yet, the oldest for ${durationWords(oldestCallMs)}.`);
  }
  if (givenUpJobs > 0) {
    const jobs = counted(givenUpJobs, 'job is', 'jobs are');
    return attention(`Nobody waits, but ${jobs} given up and will not be tried again.`);
  }
  if (updates === 0) return good('Nobody waits.');
  return good(`${counted(updates, 'update is', 'updates are')} being worked off; nobody waits.`);
}
