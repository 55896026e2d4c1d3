import { versionWords } from './instances-panel.ts';
import type { OpsFacts, TermRow } from './ops-facts.ts';
import { attention, good, type Panel, panelOf, type Verdict } from './panel.ts';
import { agoWords, durationWords } from './time-words.ts';

const TITLE = 'What was deployed?';

/** More changes than this within a quarter of an hour are no deploy. */
const CHANGES_MANY = 4;
const QUARTER_MS = 15 * 60_000;

/** Who led when, and with which code. */
export function deploysPanel({ readings, nowMs }: OpsFacts): Panel {
  if (readings === null) {
    return panelOf('deploys', TITLE, attention('Not known: the database does not answer.'));
  }
  const { terms } = readings;
  const table = {
    title: 'Leaders, the last first',
    columns: ['Epoch', 'Began', 'Instance', 'Version'],
    rows: terms.map((term) => [
      String(term.epoch),
      agoWords(term.beganAtMs, nowMs),
      term.instance,
      versionWords(term),
    ]),
  };
  return panelOf('deploys', TITLE, verdict(terms, nowMs), { tables: [table] });
}

function verdict(terms: readonly TermRow[], nowMs: number): Verdict {
  const [present] = terms;
  if (present === undefined) return attention('Nobody has led yet.');
  const lately = terms.filter(({ beganAtMs }) => nowMs - beganAtMs < QUARTER_MS).length;
  if (lately > CHANGES_MANY) {
    return attention(`The leader has changed ${lately} times within a quarter of an hour.`);
  }
  const earlier = terms.find(({ commit }) => commit !== present.commit);
  const before = earlier === undefined ? '' : ` Before it: ${versionWords(earlier)}.`;
  const span = durationWords(nowMs - present.beganAtMs);
  return good(`${versionWords(present)} has led for ${span}.${before}`);
}
