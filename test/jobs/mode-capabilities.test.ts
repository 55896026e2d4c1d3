import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { loadEnv } from '../../generated/env.ts';
import { type Capability, capabilitiesByMode } from '../../generated/modes.ts';
import { untraced } from '../../src/core/tracing.ts';
import { createPool, type DatabasePool } from '../../src/db/pool.ts';
import { addJob } from '../../src/db/queries/add-job.ts';
import { receiveUpdates } from '../../src/jobs/receive-updates.ts';
import { startWork } from '../../src/jobs/work.ts';
import { createBotApi } from '../../src/telegram/bot-api.ts';
import { gatherFacts } from '../../src/turn/gather-facts.ts';
import { ModelUseCache } from '../../src/turn/model-use-cache.ts';
import { startLinks } from '../../src/turn/start-links.ts';
import { command } from '../core/dialogue/situation.ts';
import type { TestDatabase } from '../sandbox/databases.ts';
import { freshDatabase } from '../sandbox/fresh-database.ts';
import { serviceEnv } from '../sandbox/service-env.ts';
import { silentLog } from '../sandbox/silent-log.ts';
import { until } from '../sandbox/until.ts';
import { startScriptedBotApi, TOKEN } from '../telegram/scripted-bot-api.ts';

/** What the contract takes from ACTIVE is not done by it, although there is code for it. */

const NO_WEBHOOK = { url: '', has_custom_certificate: false, pending_update_count: 0 };

let database: TestDatabase;
let db: DatabasePool;
beforeAll(async () => {
  database = await freshDatabase();
  db = createPool(database.url, 'capabilities-test', silentLog);
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  await db.end();
  await database.leave();
});

/** Until the end of the test. */
function forbid(forbidden: Capability): void {
  const active = capabilitiesByMode.ACTIVE as readonly Capability[];
  const has = Array.prototype.includes.bind(active);
  vi.spyOn(active, 'includes').mockImplementation((each) => each !== forbidden && has(each));
}

it('change_balance: jobs that move money stay in the queue', async () => {
  forbid('change_balance');
  await addJob(db, 'expire-holds', {}, { key: 'expire' });
  await addJob(db, 'cleanup', {}, { key: 'clean' });
  const done: string[] = [];
  const tasks = {
    'expire-holds': async () => void done.push('expire-holds'),
    cleanup: async () => void done.push('cleanup'),
  };
  const term = { epoch: 1, leads: () => true };
  const ports = {
    db,
    tasks,
    term,
    log: silentLog,
    tracing: untraced,
    now: Date.now,
    onDied: () => undefined,
  };
  const work = startWork(ports, Promise.resolve());
  await until('the other job is done', () => (done.length > 0 ? true : null));
  await work.stop();
  const { rows } = await db.query<{ key: string }>('SELECT key FROM graphile_worker.jobs');
  expect([done, rows]).toEqual([['cleanup'], [{ key: 'expire' }]]);
});

it.each([
  ['manage_webhook', 0],
  ['generate', 1],
] as const)('without %s the webhook is set %i times', async (forbidden, times) => {
  forbid(forbidden);
  const telegram = await startScriptedBotApi();
  telegram.script = ({ method }) => {
    if (method === 'getMyCommands') return { result: [] };
    return method === 'getWebhookInfo' ? { result: NO_WEBHOOK } : null;
  };
  const env = loadEnv({
    ...serviceEnv(database.url, 0),
    RENDER_EXTERNAL_URL: 'https://bot.example',
    TELEGRAM_BOT_TOKEN: TOKEN,
  });
  const api = createBotApi({ token: TOKEN, root: telegram.root });
  const store = async (): Promise<boolean> => true;
  const ports = { env, api, store, onStored: () => undefined, log: silentLog, now: Date.now };
  await receiveUpdates(ports, new AbortController().signal);
  const set = telegram.calls.filter(({ method }) => method === 'setWebhook');
  await telegram.stop();
  expect(set).toHaveLength(times);
});

it.each([
  ['admin', null],
  ['generate', 'owner'],
] as const)('without %s an owner is %s', async (forbidden, role) => {
  forbid(forbidden);
  const update = command('start');
  const { user } = await gatherFacts(db, update, {
    adminIds: [update.userId],
    nowMs: 0,
    newDraftId: 'draft-01',
    canPayRub: false,
    links: startLinks('secret', () => 'bot'),
    modelUse: new ModelUseCache(),
  });
  expect(user.role).toBe(role);
});
