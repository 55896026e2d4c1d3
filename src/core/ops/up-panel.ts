import type { OpsFacts, OpsReadings } from './ops-facts.ts';
import { attention, bad, good, type Panel, panelOf, type Verdict } from './panel.ts';
import { durationWords, quickWords } from './time-words.ts';

/** "Is it up?" */
export function upPanel(facts: OpsFacts): Panel {
  const { readings, mode, instance } = facts;
  const figures = [
    { name: 'Answering here', value: `${instance}, ${mode}` },
    {
      name: 'Database',
      value: readings === null ? 'does not answer' : `answers in ${quickWords(readings.latencyMs)}`,
    },
    { name: 'Schema', value: facts.migrationsAtHead ? 'at the last migration' : 'behind' },
  ];
  return panelOf('up', 'Is it up?', verdict(facts), { figures });
}

function verdict(facts: OpsFacts): Verdict {
  const { readings, migrationsAtHead } = facts;
  if (!migrationsAtHead) return attention('It is starting: the database is being prepared.');
  if (readings === null) {
    return bad(
      'The database does not answer. Nothing can be stored: updates are sent back to Telegram, which repeats them.',
    );
  }
  return leaderVerdict(facts, readings);
}

function leaderVerdict(facts: OpsFacts, { lease }: OpsReadings): Verdict {
  if (lease?.isLive) {
    return good(`It is up: the database answers, and ${lease.holder} works.`);
  }
  if (lease === null) return attention('Nobody has been ACTIVE yet.');
  const meanwhile =
    facts.passiveMode === 'HOLD'
      ? 'What arrives is stored and waits.'
      : 'What arrives is stored; users are told to come back later.';
  const say = lease.overMs > facts.leaderlessMs ? bad : attention;
  return say(`Nobody has been ACTIVE for ${durationWords(lease.overMs)}. ${meanwhile}`);
}
