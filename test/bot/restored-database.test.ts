import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestDatabase } from '../sandbox/databases.ts';
import { emptyDatabase } from '../sandbox/fresh-database.ts';
import { BotUnderTest } from './bot-under-test.ts';
import { orderIn, picturesOf, startOrder } from './quick-order.ts';

/** The scripts as an operator calls them, and the bot on what they make. */

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');

let bot: BotUnderTest;
let restored: TestDatabase;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'restored-'));
  [bot, restored] = await Promise.all([BotUnderTest.start(), emptyDatabase()]);
});
afterAll(async () => {
  await bot?.stop();
  await restored?.leave();
  await rm(folder, { recursive: true });
});

async function script(name: string, databaseUrl: string): Promise<string> {
  const env = { PATH: process.env['PATH'], DATABASE_URL: databaseUrl };
  const args = [join('scripts', name), join(folder, 'backup')];
  return (await run(process.execPath, args, { cwd: root, env })).stdout;
}

it('a bot whose database is lost goes on from the backup: who waits for a picture gets it', async () => {
  const { world } = bot;
  const user = bot.user();
  world.kie.control.fault({ kind: 'never', times: 1 });
  await startOrder(user);
  const { vendorTaskId } = await orderIn(bot, user, 'submitted');
  expect(await script('backup.ts', world.databaseUrl)).toMatch(/^[1-9]\d* rows of \d+ tables/);

  const leader = await bot.leader();
  leader.kill('SIGKILL');
  await leader.exited;
  await bot.rows('DROP TABLE postings, generations CASCADE');
  expect(await script('restore.ts', restored.url)).toMatch(/the ledger adds up/);

  const service = world.startService({ DATABASE_URL: restored.url });
  await service.health(({ mode, status }) => mode === 'ACTIVE' && status === 'ok');
  user.say('/balance');
  await user.hears('В резерве');
  await world.kie.control.settle(vendorTaskId ?? '');
  await user.waitFor('the picture', () => (picturesOf(user) > 0 ? true : null));
  await user.hears('Списано: 2,55');
});
