import type { InstanceRow, OpsFacts } from './ops-facts.ts';
import { attention, bad, counted, good, type Panel, panelOf, type Verdict } from './panel.ts';
import { presenceOf } from './present-instances.ts';
import { agoWords, durationWords } from './time-words.ts';

const TITLE = 'Who is ACTIVE?';

/** Who works, who stands by, and who has fallen silent. */
export function instancesPanel(facts: OpsFacts): Panel {
  const { readings, nowMs } = facts;
  if (readings === null) {
    return panelOf('instances', TITLE, bad('Not known: the database does not answer.'));
  }
  const known = readings.instances.filter((each) => presenceOf(each) !== null);
  const table = {
    title: 'Instances',
    columns: ['Instance', 'Mode', 'Since', 'Version', 'Lease renewed', 'Heard of'],
    rows: known.map((each) => rowOf(each, nowMs)),
  };
  return panelOf('instances', TITLE, verdict(facts, known), { tables: [table] });
}

function rowOf(each: InstanceRow, nowMs: number): string[] {
  const isSilent = presenceOf(each) === 'silent';
  return [
    each.name,
    isSilent ? `silent, was ${each.mode}` : each.mode,
    agoWords(each.modeSinceMs, nowMs),
    versionWords(each),
    each.leaseAgeMs === null ? '' : `${durationWords(each.leaseAgeMs)} ago`,
    `${durationWords(each.silentMs)} ago`,
  ];
}

/** Version and commit, as short as git shows it. */
export function versionWords({ version, commit }: { version: string; commit: string }): string {
  return `${version} · ${commit.slice(0, 7)}`;
}

function verdict({ readings, nowMs }: OpsFacts, known: readonly InstanceRow[]): Verdict {
  const here = known.filter((each) => presenceOf(each) === 'here');
  const silent = known.filter((each) => presenceOf(each) === 'silent');
  const active = here.filter(({ mode }) => mode === 'ACTIVE');
  const standBy = here.filter(({ mode }) => mode === 'PASSIVE').length;
  const [leader, second] = active;
  if (leader !== undefined && second !== undefined) {
    const epoch = readings?.lease?.epoch;
    return bad(
      `${active.length} instances say that they are ACTIVE. Only the one of epoch ${epoch} can change anything; stop the other.`,
    );
  }
  if (leader === undefined) {
    return bad(`Nobody is ACTIVE; ${counted(standBy, 'instance stands', 'instances stand')} by.`);
  }
  const others = standBy === 0 ? 'nobody stands' : counted(standBy, 'other stands', 'others stand');
  const since = durationWords(nowMs - leader.modeSinceMs);
  const sentence = `${leader.name} has been ACTIVE for ${since}; ${others} by.`;
  const [gone] = silent;
  if (gone === undefined) return good(sentence);
  const age = durationWords(gone.silentMs);
  return attention(`${sentence} ${gone.name} has said nothing for ${age}: it died or froze.`);
}
