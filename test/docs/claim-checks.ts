import { leaderLock } from '../../generated/database.ts';
import { tasks } from '../../generated/queue.ts';
import { routes } from '../../generated/routes.ts';
import { pollPauseMs } from '../../src/core/generation/poll-schedule.ts';
import { constantOf } from './constant-of.ts';
import { contractValue } from './contract-value.ts';
import type { Quantity } from './quantity.ts';

const ms = (value: number): Quantity => ({ value, kind: 'ms' });

/** Quantities that no single line of the code holds. */
export const claimChecks: Readonly<Record<string, () => Quantity>> = {
  /** How often a PASSIVE instance looks whether the lock is free. */
  'look-for-leader': () =>
    ms(leaderLock.takeoverMs / constantOf('src/jobs/leadership.ts', 'TRIES_PER_TAKEOVER')),
  'first-poll-of-picture': () => ms(pollPauseMs('image', 0)),
  'last-poll-of-picture': () => ms(pollPauseMs('image', Number.MAX_VALUE)),
  'first-poll-of-video': () => ms(pollPauseMs('video', 0)),
  'last-poll-of-video': () => ms(pollPauseMs('video', Number.MAX_VALUE)),
  'expire-holds': () => ms(minutesOfCron(tasks['expire-holds'].cron) * 60_000),
  'vendor-create': () => ms(constantOf('src/kie/client.ts', 'TIMEOUTS.create')),
  'vendor-upload': () => ms(constantOf('src/kie/client.ts', 'TIMEOUTS.upload')),
  'health-sla': () => ms(routes.find(({ id }) => id === 'health')?.slaMs ?? Number.NaN),
  'release-log': () => ms(releaseLogMinutes() * 60_000),
};

/** How much of the log a release is judged by. */
function releaseLogMinutes(): number {
  const items = contractValue('release.checklist') as { evidence: { log_minutes?: number } }[];
  return (
    items.find(({ evidence }) => evidence.log_minutes !== undefined)?.evidence.log_minutes ?? 0
  );
}

/** Of a schedule such as every five minutes. */
function minutesOfCron(cron: string): number {
  return Number(/^\*\/(\d+) \* \* \* \*$/.exec(cron)?.[1]);
}
