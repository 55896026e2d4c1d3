import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BotUnderTest } from '../bot/bot-under-test.ts';
import { DatabaseLine } from '../bot/database-line.ts';
import { orderIn, startOrder } from '../bot/quick-order.ts';
import { occupyLock } from '../sandbox/occupied-lock.ts';
import { faintTexts } from './contrast.ts';
import { eventually } from './eventually.ts';
import { launchChromium } from './launch-chromium.ts';
import { OpsPage } from './ops-page.ts';
import { picture } from './picture.ts';
import { withBrowser } from './with-browser.ts';

const TOKEN = 'operator-token-of-the-test';
const CONTRAST_LEAST = 4.5;
const PROMPT = 'canary-prompt-of-a-user';

/** Each question of an operator, answered while the thing that it asks for is really so. */
withBrowser('the page of the operator', () => {
  let bot: BotUnderTest;
  let line: DatabaseLine;
  let browser: Browser;
  let ops: OpsPage;
  const open = (window = {}) => OpsPage.open(browser, bot.world.url, window);

  beforeAll(async () => {
    [bot, browser] = await Promise.all([
      BotUnderTest.start({ env: { OPS_TOKEN: TOKEN, PASSIVE_MODE: 'HOLD' } }, async (url) => {
        line = await DatabaseLine.to(url);
        return line.url;
      }),
      launchChromium(),
    ]);
    ops = await open();
  });
  afterAll(async () => {
    await browser?.close();
    await bot?.stop();
    await line?.close();
  });

  it('lets in who knows the token, by keyboard', async () => {
    const { page } = ops;
    await page.getByLabel('Operator token').waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('token');
    expect(await page.locator('#board').isVisible()).toBe(false);
    await ops.signIn('not-the-token');
    await page.getByText('This is not the operator token.').waitFor();
    await ops.signIn(TOKEN);
    await ops.says('up', 'It is up: the database answers');
    expect(await page.locator('h2:visible').allInnerTexts()).toEqual(
      expect.arrayContaining(['Is it up?', 'Who is ACTIVE?', 'Is money right?']),
    );
    expect(await page.evaluate('document.cookie')).toBe('');
  });

  it('says after an order that all is well, and what was earned', async () => {
    const user = bot.user();
    await startOrder(user, PROMPT);
    await orderIn(bot, user, 'delivered');
    await ops.says('queue', 'Nobody waits.');
    await ops.says('instances', /truth-bot-\w+ has been ACTIVE for \d+ s; nobody stands by\./);
    await ops.says('money', 'Money is right');
    await ops.says('vendor', 'The vendor works, and the account has credits.');
    await ops.page.locator('#money', { hasText: '₽2.55' }).waitFor();
    await ops.says('latency', /95 of 100 answers of the last minutes came within/);
    await ops.page.locator('#vendor', { hasText: '100 %' }).waitFor();
    expect(await ops.page.locator('#latency svg.key').count()).toBe(4);
  });

  it.each(['light', 'dark'] as const)('can be read in %s, and on a phone', async (colorScheme) => {
    const phone = await open({
      colorScheme,
      viewport: { width: 360, height: 740 },
      isMobile: true,
    });
    await phone.signIn(TOKEN);
    await phone.says('money', 'Money is right');
    expect(await faintTexts(phone.page, CONTRAST_LEAST)).toEqual([]);
    const isWithin = 'document.documentElement.scrollWidth <= innerWidth';
    expect(await phone.page.evaluate(isWithin)).toBe(true);
    if (colorScheme === 'dark') await picture(phone.page, 'ops-phone');
    await phone.page.getByRole('button', { name: 'Sign out' }).click();
    await phone.page.getByLabel('Operator token').waitFor();
    expect(phone.complaints).toEqual([]);
    await phone.page.context().close();
  });

  it('shows who stands by, and who takes over', async () => {
    const first = await bot.leader();
    const second = bot.world.startService();
    await ops.says('instances', /; 1 other stands by\./);
    await ops.page.locator('#instances tbody', { hasText: 'ACTIVE' }).waitFor();
    const standBy = await second.health();
    first.kill('SIGKILL');
    const heir = await bot.leader();
    expect(heir.pid === first.pid).toBe(false);
    expect(standBy.commit).toBeTypeOf('string');
    await ops.page.locator('#deploys tbody tr').nth(1).waitFor();
    await ops.says('deploys', 'has led for');
  });

  it('names a fault that a user was told, and finds it by its id', async () => {
    const user = bot.user();
    await bot.rows(`
      CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'planted beside "%"', '${PROMPT}'; END $$`);
    await bot.rows(`
      CREATE TRIGGER broken BEFORE INSERT OR UPDATE ON dialogues
      FOR EACH ROW WHEN (NEW.chat_id = ${user.id}) EXECUTE FUNCTION broken()`);
    user.say(PROMPT);
    const told = await user.hears('что-то пошло не так');
    await bot.rows('DROP FUNCTION broken CASCADE');
    const [id = ''] = /[0-9a-f]{8}/.exec(told.text ?? '') ?? [];
    await ops.says('failures', /1 incident in the last hour, the newest \d+ s ago/);
    expect(await ops.word('failures')).toBe('Look');
    await ops.page.getByLabel(/^Incident id/).fill(` ${id} `);
    await ops.page.keyboard.press('Enter');
    const found = ops.page.locator('#found');
    await found.getByText(String(user.id)).waitFor();
    expect(await found.textContent()).toMatch(/text, update #\d+/);
    expect(await found.textContent()).toContain('planted beside');
    await ops.page.getByLabel(/^Incident id/).fill('00000000');
    await ops.page.keyboard.press('Enter');
    await found.getByText('There is no such incident.').waitFor();
  });

  it('says that the vendor is out of credits, and that orders fail for it', async () => {
    bot.world.kie.control.fault({ kind: 'no-credits' });
    const user = bot.user();
    await startOrder(user, PROMPT);
    await orderIn(bot, user, 'failed');
    bot.world.kie.control.clearFaults();
    await ops.says('vendor', 'The vendor account has no credits left');
    expect(await ops.word('vendor')).toBe('Bad');
    await ops.page.locator('#failures', { hasText: 'unavailable: no credits' }).waitFor();
    await ops.page.evaluate('scrollTo(0, 0)');
    await picture(ops.page, 'ops');
  });

  it('says that money is wrong', async () => {
    const change = async (kopecks: number): Promise<void> => {
      await bot.rows('ALTER TABLE accounts DISABLE TRIGGER accounts_follow_postings');
      await bot.rows(
        `UPDATE accounts SET balance_kopecks = balance_kopecks + ${kopecks}
         WHERE kind = 'house:promo'`,
      );
      await bot.rows('ALTER TABLE accounts ENABLE TRIGGER accounts_follow_postings');
    };
    await change(100);
    await ops.says('money', 'Money is wrong: all balances together give ₽1.00');
    expect(await ops.page.title()).toBe('✕ Operations');
    await change(-100);
    await ops.says('money', 'Money is right');
  });

  it('says that nobody works, and for how long somebody waits', async () => {
    const leader = await bot.leader();
    const standBy = bot.world.startService();
    await standBy.health();
    const occupied = occupyLock(bot.world.databaseUrl);
    leader.kill('SIGTERM');
    const free = await occupied;
    try {
      await ops.says('up', /Nobody has been ACTIVE for \d+ s\. What arrives is stored and waits\./);
      await ops.says('instances', /Nobody is ACTIVE; \d instances? stands? by\./);
      bot.user().say('/start');
      const older = `UPDATE inbox SET received_at = now() - interval '2 minutes'
        WHERE handled_at IS NULL RETURNING update_id`;
      await eventually(async () => (await bot.rows(older)).length).toBe(1);
      await ops.says('queue', /1 update waits, the oldest for 2 min\./);
    } finally {
      await free();
    }
    await bot.leader();
    await ops.says('queue', 'Nobody waits.');
  });

  it('says within its time that the database is away, and comes back by itself', async () => {
    line.cut();
    await ops.says('up', 'The database does not answer.');
    expect(await ops.word('up')).toBe('Bad');
    line.mend();
    await bot.leader();
    await ops.says('up', 'It is up');
  });

  it('has said no word of a user and no secret', async () => {
    const text = await ops.page.content();
    const { TELEGRAM_BOT_TOKEN, WEBHOOK_SECRET, KIE_API_KEY } = bot.world.env;
    for (const secret of [PROMPT, TOKEN, TELEGRAM_BOT_TOKEN, WEBHOOK_SECRET, KIE_API_KEY]) {
      expect(text.includes(secret as string)).toBe(false);
    }
    expect(ops.complaints.filter((each) => !/ (404|50[0-9]) \(/.test(each))).toEqual([]);
  });
});
