import type { HealthFact, ReleaseEvidence } from '../model/model.ts';
import type { CommandEvidence, Evidence, HealthEvidence } from './evidence.ts';
import { judgeLog } from './judge-log.ts';
import { judgeScenario, judgeSmoke } from './judge-smoke.ts';
import { streakOf } from './release-records.ts';
import { met, missing, notMet, type Verdict } from './verdict.ts';

/** What the live service must say. */
export type ExpectedFacts = Readonly<Record<Exclude<HealthFact, 'commit' | 'status'>, string>>;

/** Whether the evidence shows that an item holds. */
export function judgeItem(
  asked: ReleaseEvidence,
  evidence: Evidence,
  expected: ExpectedFacts,
): Verdict {
  switch (asked.kind) {
    case 'command':
      return judgeCommand(asked.command, evidence.commands[asked.command]);
    case 'scenario':
      return judgeScenario(asked.id, evidence.smokeHere);
    case 'smoke':
      return asked.where === 'local'
        ? judgeSmoke('local', evidence.smokeHere)
        : judgeSmoke('live', evidence.smokeLive);
    case 'health':
      return judgeHealth(asked.field, evidence, expected);
    case 'log_minutes':
      return judgeLog(asked.minutes, evidence.logs[asked.minutes], evidence.health);
    case 'tags':
      return judgeTags(asked.count, evidence);
  }
}

/** Without this nothing that was seen would be about the commit. */
export function judgeTree({ checkout: { commit, changed } }: Evidence): Verdict {
  if (changed.length === 0) return met(`Everything is in ${short(commit)}.`);
  const shown = changed.slice(0, 5).join(', ');
  const rest = changed.length > 5 ? ` and ${changed.length - 5} more` : '';
  return notMet(
    `Not committed: ${shown}${rest}.`,
    'Commit or remove it: what was looked at is not what the commit holds.',
  );
}

/** The form in which people name a commit. */
export function short(commit: string): string {
  return commit.slice(0, 7);
}

function judgeCommand(command: string, evidence: CommandEvidence | undefined): Verdict {
  if (evidence === undefined) {
    return missing(`Not run: ${command}. Leave --dry-run out, or give --evidence FILE.`);
  }
  const { exitCode, tail } = evidence;
  if (exitCode === 0) return met(`${command} ended with 0.`);
  const how = exitCode === null ? 'did not come to its end' : `ended with ${exitCode}`;
  return notMet(`The command ${command} ${how}.`, `Run ${command} and mend what it says.`, tail);
}

const NEEDS_URL = 'Needs --url ADDRESS of the live service.';

function judgeHealth(
  field: HealthFact,
  { health, checkout: { commit } }: Evidence,
  expected: ExpectedFacts,
): Verdict {
  if (health === null) return missing(NEEDS_URL);
  if (!health.answered) {
    return notMet(
      `/health of the live service: ${health.why}`,
      'Look at the platform and its log.',
    );
  }
  const seen = textOf(health, field);
  if (seen === null) {
    return notMet(`/health has no text ${field}.`, 'Deploy a version that tells it.');
  }
  if (field === 'status') {
    if (seen === 'ok') return met('The service says that it is ok.');
    return notMet(`The service says that it is ${seen}.`, 'Look at the other fields of /health.');
  }
  const due = field === 'commit' ? commit : expected[field];
  if (field === 'commit' ? isSameCommit(seen, commit) : seen === due) {
    return met(`/health says ${field} ${shown(seen)}.`);
  }
  return notMet(
    `/health says ${field} ${shown(seen)}, and here it is ${shown(due)}.`,
    'Deploy this commit and wait until it is live.',
  );
}

function textOf(health: HealthEvidence & { answered: true }, field: string): string | null {
  const value = Object.hasOwn(health.fields, field) ? health.fields[field] : undefined;
  return typeof value === 'string' ? value : null;
}

/** A platform may tell the commit in its short form. */
function isSameCommit(seen: string, commit: string): boolean {
  return /^[0-9a-f]{7,}$/.test(seen) && commit.startsWith(seen);
}

function shown(value: string): string {
  return value.length > 20 ? `${value.slice(0, 12)}…` : value;
}

function judgeTags(count: number, { checkout }: Evidence): Verdict {
  if (checkout.isShallow) {
    return missing(
      'This clone holds a part of the history. Run git fetch --unshallow --tags first.',
    );
  }
  const { good, endedBy, byHand } = streakOf(checkout.records);
  if (good.length >= count) {
    const names = good.slice(0, count).map(({ name }) => name);
    return met(`${names.join(', ')}.`);
  }
  const soFar = `${good.length} of ${count} in a row`;
  const next = 'Record each release with truth release --record.';
  if (endedBy !== null) return notMet(`${soFar} since ${endedBy.name} failed.`, next);
  const without = byHand.map(({ name }) => name).join(', ');
  const hint = without === '' ? '' : ` Without a record, so not counted: ${without}.`;
  return missing(`${soFar} so far. ${next}${hint}`);
}
