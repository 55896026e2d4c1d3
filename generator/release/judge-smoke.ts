import type { SmokeCheck, SmokeEvidence } from './evidence.ts';
import { met, missing, notMet, type Verdict } from './verdict.ts';

const COMMANDS = { local: 'truth smoke --local', live: 'truth smoke --url ADDRESS' } as const;
const SHOWN_MAX = 5;

/** Everything that ran passed; on this machine, that is every scenario. */
export function judgeSmoke(where: 'local' | 'live', evidence: SmokeEvidence | null): Verdict {
  if (evidence === null) return notRun(where);
  if (!evidence.ran) return broken(where, evidence.why);
  const { checks } = evidence;
  const failed = checks.filter(({ outcome }) => outcome === 'failed');
  if (failed.length > 0) {
    return notMet(`${failed.length} failed: ${listed(failed)}.`, mend(where));
  }
  const skipped = checks.filter(
    ({ suite, outcome }) => suite === 'scenarios' && outcome === 'skipped',
  );
  if (where === 'local' && skipped.length > 0) {
    return missing(`What was skipped shows nothing: ${listed(skipped)}.`);
  }
  const passed = checks.filter(({ outcome }) => outcome === 'passed');
  const scenarios = passed.filter(({ suite }) => suite === 'scenarios').map(({ id }) => id);
  if (scenarios.length === 0) {
    return missing('No scenario passed, so nothing is known. Look at smoke in the contract.');
  }
  const cases = passed.length - scenarios.length;
  return met(`${scenarios.join(', ')} passed, and ${cases} cases.`);
}

/** One scenario passed on this machine. */
export function judgeScenario(id: string, evidence: SmokeEvidence | null): Verdict {
  if (evidence === null) return notRun('local');
  if (!evidence.ran) return broken('local', evidence.why);
  const check = evidence.checks.find((each) => each.suite === 'scenarios' && each.id === id);
  if (check === undefined) return missing(`Not run: ${id}. Run truth smoke --local.`);
  if (check.outcome === 'passed') return met(`${id} passed on this machine.`);
  if (check.outcome === 'skipped') {
    return missing(`What was skipped shows nothing: ${listed([check])}.`);
  }
  return notMet(`${listed([check])}.`, mend('local'));
}

function notRun(where: 'local' | 'live'): Verdict {
  if (where === 'live') return missing('Needs --url ADDRESS of the live service.');
  return missing('Not run: truth smoke --local. Leave --dry-run out, or give --evidence FILE.');
}

function broken(where: 'local' | 'live', why: string): Verdict {
  return notMet(`It could not run: ${why}`, mend(where));
}

function mend(where: 'local' | 'live'): string {
  return `Run ${COMMANDS[where]} and mend what it says.`;
}

function listed(checks: readonly SmokeCheck[]): string {
  const names = checks.slice(0, SHOWN_MAX).map(({ id, reason }) => {
    const words = (reason ?? '').replace(/\.$/, '');
    return words === '' ? id : `${id} (${words})`;
  });
  const more = checks.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
