import { expect, it } from 'vitest';
import { loadEnv } from '../../generated/env.ts';
import { tasks } from '../../generated/queue.ts';
import { untraced } from '../../src/core/tracing.ts';
import { allTasks, type TaskPorts } from '../../src/jobs/all-tasks.ts';
import { createMeter } from '../../src/ops/meter.ts';
import { RecordedLog } from '../sandbox/recorded-log.ts';
import { serviceEnv } from '../sandbox/service-env.ts';

const log = new RecordedLog();

/** Nothing is called yet. */
function make(env: Record<string, string | undefined>) {
  const all = { ...serviceEnv('postgres://nobody@127.0.0.1:1/none', 0), ...env };
  const { db, api, vendor } = {} as Pick<TaskPorts, 'db' | 'api' | 'vendor'>;
  const [meter, tracing] = [createMeter(), untraced];
  const ports = { db, api, vendor, log, meter, now: () => 0, tracing, secrets: [] };
  return allTasks({ env: loadEnv(all), ...ports });
}

it('the leader can do each task of the contract', () => {
  const missing = Object.keys(tasks).filter((name) => !Object.hasOwn(make({}), name));
  expect(missing).toEqual([]);
  expect(log.lines('warn')).toEqual([]);
});

it('a missing key of the vendor is told of before anybody orders', () => {
  make({ KIE_API_KEY: undefined });
  expect(log.lines('warn')).toEqual([
    'KIE_API_KEY is not set: every order will fail, and its money go back',
  ]);
});
